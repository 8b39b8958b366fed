using System.Globalization;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Hosts;

namespace Megaraptor.Lab.Synthetic;

/// <summary>A host as queries see it that run on it: what <c>info()</c>, <c>pslist()</c>, <c>netstat()</c>, <c>users()</c>, <c>interfaces()</c> and the file plugins answer.</summary>
internal static class SyntheticMachine
{
    /// <summary>Makes the machine. Its tables are made when they are read.</summary>
    public static Host Of(SyntheticHost host) => new(host.ClientId, Info(host))
    {
        Processes = new MadeRows(() => TableRows.Of(host.Processes, static (process, row) => Write(process, row))),
        Connections = new MadeRows(() => TableRows.Of(SyntheticConnection.Of(host), (connection, row) => Write(host, connection, row))),
        Users = host.System == SyntheticHost.Windows ? new MadeRows(() => TableRows.Of(host.Users, static (user, row) => Write(user, row))) : null,
        Interfaces = new MadeRows(() => TableRows.Of(Cards(host), static (card, row) => Write(card, row))),
        Kind = host.System == SyntheticHost.Windows ? PathKind.Windows : PathKind.Linux,
        Files = new HostFiles(SyntheticFiles.Of(host), ignoresCase: host.System != SyntheticHost.Linux),
    };

    /// <summary>What <c>info()</c> says.</summary>
    public static VqlDict Info(SyntheticHost host) => new VqlDict(20)
        .Set("Hostname", host.Hostname)
        .Set(HostEntries.Uptime, SyntheticHost.Epoch - host.BootTime)
        .Set(HostEntries.BootTime, host.BootTime)
        .Set("OS", host.System)
        .Set("Platform", host.Platform)
        .Set("PlatformFamily", host.System == SyntheticHost.Windows ? (host.Role == "server" ? "Server" : "Standalone Workstation") : host.Platform)
        .Set("PlatformVersion", host.PlatformVersion)
        .Set("KernelVersion", host.KernelVersion)
        .Set("VirtualizationSystem", "")
        .Set("VirtualizationRole", "")
        .Set("CompilerVersion", "go1.26.8")
        .Set("HostID", host.Noise(NoiseTopic.Id, 1).Hex(16))
        .Set("Exe", host.System == SyntheticHost.Windows ? @"C:\Program Files\Velociraptor\Velociraptor.exe" : "/usr/local/bin/velociraptor")
        .Set("CWD", host.System == SyntheticHost.Windows ? @"C:\Windows\system32" : "/")
        .Set("IsAdmin", true)
        .Set("ClientStart", VqlTime.FromUnix(host.BootTime + 30))
        .Set("LocalTZ", "UTC")
        .Set("LocalTZOffset", 0L)
        .Set("Fqdn", host.Fqdn)
        .Set("Architecture", host.Architecture);

    /// <summary>Its network cards, one row for each address.</summary>
    public static IReadOnlyList<NetworkCard> Cards(SyntheticHost host) =>
    [
        new(1, 65_536, host.System == SyntheticHost.Windows ? "Loopback Pseudo-Interface 1" : "lo", null, "up|loopback|running", "127.0.0.1", "ff000000"),
        new(2, 1500, host.System switch { SyntheticHost.Windows => "Ethernet", SyntheticHost.Linux => "eth0", _ => "en0" }, host.MacAddress, "up|broadcast|multicast|running", host.Address, "ffff0000"),
    ];

    private static void Write(SyntheticProcess process, RowWriter row) => row
        .Number("Pid", process.Pid).Number("Ppid", process.Ppid).Text("Name", process.Name).Text("CommandLine", process.CommandLine).Time("CreateTime", process.Created)
        .Text("Exe", process.Exe).Text("Username", process.Username).Flag("TokenIsElevated", process.IsElevated)
        .Object("Memory", memory => memory.Number("WorkingSetSize", process.WorkingSet)).Object("MemoryInfo", memory => memory.Number("rss", process.WorkingSet));

    private static void Write(SyntheticHost host, SyntheticConnection connection, RowWriter row) => row
        .Number("Fd", 0).Number("Family", 2).Number("Type", connection.Protocol == "TCP" ? 1 : 2)
        .Object("Laddr", address => address.Text("IP", connection.Local(host)).Number("Port", connection.LocalPort))
        .Object("Raddr", address => address.Text("IP", connection.Remote).Number("Port", connection.RemotePort))
        .Text("Status", connection.Status).Number("Pid", connection.Process.Pid).Text("FamilyString", "IPv4").Text("TypeString", connection.Protocol).Time("Timestamp", connection.Process.Created + 1);

    private static void Write(SyntheticUser user, RowWriter row) => row
        .Text("Name", user.Name).Text("Comment", "").Number("Flags", 513).Text("User_sid", user.Sid).Text("UserId", user.Uid.ToString(CultureInfo.InvariantCulture)).Text("Full_name", user.FullName);

    private static void Write(NetworkCard card, RowWriter row) => row
        .Number("Index", card.Index).Number("MTU", card.Mtu).Text("Name", card.Name).Text("HardwareAddr", card.HardwareAddress).Text("HardwareAddrString", card.HardwareAddress ?? "")
        .Text("Flags", card.Flags).Flag("Up", true).Flag("Loopback", card.HardwareAddress is null).Flag("PointToPoint", false).Texts("Addrs", [card.Address]).Texts("AddrsString", [card.Address]);
}

/// <summary>A network card with one of its addresses.</summary>
internal sealed record NetworkCard(int Index, int Mtu, string Name, string? HardwareAddress, string Flags, string Address, string Mask);
