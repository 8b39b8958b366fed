using Megaraptor.Lab.Evaluation.Calls;

namespace Megaraptor.Lab.Server;

/// <summary>The functions and plugins that only a server has.</summary>
internal static class ServerEntries
{
    /// <summary>Adds them all.</summary>
    public static NameTable AddTo(NameTable names) => UnavailableEntries.AddTo(names
        .Add(ClientEntries.Functions)
        .Add(ClientEntries.Plugins)
        .Add(FlowEntries.Functions)
        .Add(FlowEntries.Plugins)
        .Add(ResultEntries.Plugins)
        .Add(UserEntries.Functions)
        .Add(UserEntries.Plugins)
        .Add(OrgEntries.Functions)
        .Add(OrgEntries.Plugins)
        .Add(ArtifactEntries.Plugins)
        .Add(HuntEntries.Functions)
        .Add(HuntEntries.Plugins)
        .Add(HostEntries.Plugins));
}
