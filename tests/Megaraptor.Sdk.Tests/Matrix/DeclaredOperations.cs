using System.Reflection;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Every operation that the SDK declares, as the compiler listed it.</summary>
internal static class DeclaredOperations
{
    internal static OperationCatalogue All { get; } = new(typeof(VelociraptorClient).Assembly
        .GetCustomAttributes<OperationEntryAttribute>()
        .Select(static entry => (OperationDescriptor)Activator.CreateInstance(entry.Descriptor, nonPublic: true)!));

    /// <summary>Those that talk to a server.</summary>
    internal static IReadOnlyList<OperationDescriptor> OnServer { get; } = [.. All.Operations.Where(static operation => operation.UsesServer)];
}
