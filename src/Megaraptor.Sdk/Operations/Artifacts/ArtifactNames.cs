using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations.Artifacts;

/// <summary>The grammar of artifact names.</summary>
internal static class ArtifactNames
{
    internal static void Check(string name)
    {
        if (name.Length == 0 || !name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_'))
        {
            throw new InvalidArgumentException($"'{EvidenceText.Show(name)}' is not the name of an artifact.", "Names look like Linux.Sys.Pslist: find them with list_artifacts.");
        }
    }
}
