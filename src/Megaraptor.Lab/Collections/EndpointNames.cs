using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Hosts;

namespace Megaraptor.Lab.Collections;

/// <summary>The functions and plugins of clients.</summary>
internal static class EndpointNames
{
    /// <summary>The variables that a client's queries have beside their own.</summary>
    public static readonly IReadOnlyList<string> Variables = ["$responder", "$device_manager", "config", "$acl", "$uploader", "Artifact", "$repository", "$root"];

    /// <summary>Makes the table.</summary>
    /// <param name="kind">How paths are written there.</param>
    public static NameTable Create(PathKind kind)
    {
        NameTable names = BuiltInNames.Create()
            .Add(HostEntries.Plugins)
            .Add(HostEntries.ClientPlugins)
            .Add(HostFileEntries.Plugins)
            .Add(HostFileEntries.Functions)
            .Add(HostFileEntries.Accessors(kind))
            .Add(UploadEntries.Functions);
        return names.Functions.TryGetValue("hash", out FunctionDefinition? hash) ? names.Add(HostFileEntries.KnowingHashes(hash)) : names;
    }
}
