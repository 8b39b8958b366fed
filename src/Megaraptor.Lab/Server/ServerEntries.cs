using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Hosts;

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
        .Add(CollectionEntries.Functions)
        .Add(CollectionEntries.Plugins)
        .Add(ResultEntries.Plugins)
        .Add(UserEntries.Functions)
        .Add(UserEntries.Plugins)
        .Add(OrgEntries.Functions)
        .Add(OrgEntries.Plugins)
        .Add(ArtifactEntries.Functions)
        .Add(ArtifactEntries.Plugins)
        .Add(HuntEntries.Functions)
        .Add(HuntEntries.Plugins)
        .Add(HostEntries.Plugins)
        .Add(HostFileEntries.Functions)
        .Add(HostFileEntries.Plugins)
        .Add(HostFileEntries.Accessors));
}
