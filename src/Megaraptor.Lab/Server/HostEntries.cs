using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;

namespace Megaraptor.Lab.Server;

/// <summary>The machine that the server runs on: a made-up one, the same wherever a Lab runs.</summary>
internal static class HostEntries
{
    private const long BootTime = 1_795_517_376;

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("info", Signature.Of(), Info) { Permission = "MACHINE_STATE" },
    ];

    private static IEnumerable<object?> Info(Call call)
    {
        yield return new VqlDict(20)
            .Set("Hostname", "vr")
            .Set("Uptime", Math.Max(0, call.Query.Clock.Seconds() - BootTime))
            .Set("BootTime", BootTime)
            .Set("OS", "linux")
            .Set("Platform", "debian")
            .Set("PlatformFamily", "debian")
            .Set("PlatformVersion", "12.15")
            .Set("KernelVersion", "6.1.0-28-amd64")
            .Set("VirtualizationSystem", "")
            .Set("VirtualizationRole", "guest")
            .Set("CompilerVersion", "go1.26.8")
            .Set("HostID", "6d557755-e6c8-474e-8f4a-6423930697da")
            .Set("Exe", "/opt/velociraptor/velociraptor")
            .Set("CWD", "/opt/velociraptor")
            .Set("IsAdmin", true)
            .Set("ClientStart", VqlTime.From(ServerSession.Of(call).State.Started))
            .Set("LocalTZ", "UTC")
            .Set("LocalTZOffset", 0L)
            .Set("Fqdn", "vr.corp.example")
            .Set("Architecture", "amd64");
    }
}
