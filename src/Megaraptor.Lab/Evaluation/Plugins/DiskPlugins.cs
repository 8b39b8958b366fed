using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Files;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Plugins that look for files on the machine's disk, on which there are none.</summary>
internal static class DiskPlugins
{
    /// <summary>The plugins.</summary>
    public static IEnumerable<PluginDefinition> All =>
    [
        Define.Plugin("glob", Nothing) with { Version = 3 },
        Define.Plugin("stat", Nothing),
    ];

    private static IEnumerable<object?> Nothing(Call call)
    {
        HostDisk.Demand(call);
        return [];
    }
}
