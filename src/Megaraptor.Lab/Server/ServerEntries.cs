using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Hosts;

namespace Megaraptor.Lab.Server;

/// <summary>The functions and plugins that only a server has.</summary>
internal static class ServerEntries
{
    /// <summary>Adds them all.</summary>
    public static NameTable AddTo(NameTable names) => UnavailableEntries.AddTo(names
        .Add(HelpEntries.Plugins)
        .Add(ClientEntries.Functions)
        .Add(ClientEntries.Plugins)
        .Add(FlowEntries.Functions)
        .Add(FlowEntries.Plugins)
        .Add(CollectionEntries.Functions)
        .Add(CollectionEntries.Plugins)
        .Add(ResultEntries.Plugins)
        .Add(UserEntries.Functions)
        .Add(UserEntries.Plugins)
        .Add(UserChangeEntries.Functions)
        .Add(AdministrationEntries.Functions)
        .Add(AdministrationEntries.Plugins)
        .Add(LinkEntries.Functions)
        .Add(DownloadEntries.Functions)
        .Add(MonitoringTableEntries.Functions)
        .Add(EventEntries.Functions)
        .Add(EventEntries.Plugins)
        .Add(NotebookEntries.Functions)
        .Add(NotebookEntries.Plugins)
        .Add(TimelineEntries.Functions)
        .Add(TimelineEntries.Plugins)
        .Add(OrgEntries.Functions)
        .Add(OrgEntries.Plugins)
        .Add(ArtifactEntries.Functions)
        .Add(ArtifactEntries.Plugins)
        .Add(ArtifactCheckEntries.Functions)
        .Add(ClientDeletion.Plugins)
        .Add(HuntChangeEntries.Functions)
        .Add(HuntChangeEntries.Plugins)
        .Add(HuntEntries.Functions)
        .Add(HuntEntries.Plugins)
        .Add(HostEntries.Plugins)
        .Add(HostFileEntries.Functions)
        .Add(HostFileEntries.Plugins)
        .Add(HostFileEntries.Accessors(PathKind.Linux)));
}
