using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Hosts;

/// <summary>The machine that the server runs on: a made-up one, the same wherever a Lab runs, with an empty file system.</summary>
internal static class ServerHost
{
    /// <summary>Makes it.</summary>
    /// <param name="started">When the server started.</param>
    public static Host Create(DateTimeOffset started) => new("server", new VqlDict(20)
        .Set("Hostname", "vr")
        .Set(HostEntries.Uptime, 0L)
        .Set(HostEntries.BootTime, 1_795_517_376L)
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
        .Set("ClientStart", VqlTime.From(started))
        .Set("LocalTZ", "UTC")
        .Set("LocalTZOffset", 0L)
        .Set("Fqdn", "vr.corp.example")
        .Set("Architecture", "amd64"));
}
