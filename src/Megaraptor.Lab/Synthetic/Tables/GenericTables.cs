using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What the artifacts for every system return.</summary>
internal static class GenericTables
{
    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Generic.Client.Info/BasicInformation", "", static host => new TableRows(1, (_, row) => Basic(host, row))),
        new("Generic.Client.Info/DetailedInfo", "", static host => TableRows.Of(SyntheticMachine.Info(host).Items.ToArray(), static (item, row) => row.Text("Param", item.Key).Text("Value", GoText.Of(item.Value)))),
        new("Generic.Client.Info/LinuxInfo", SyntheticHost.Linux, static host => new TableRows(1, (_, row) => UnixInfo(host, row))),
        new("Generic.Client.Info/WindowsInfo", SyntheticHost.Windows, static host => new TableRows(1, (_, row) => WindowsInfo(host, row))),
        new("Generic.Client.Info/Users", SyntheticHost.Windows, static host => TableRows.Of(host.Users, (user, row) => row.Text("Name", user.Name).Text("Description", user.FullName).Time("LastLogin", host.BootTime + user.Uid))),
        new("Generic.Network.InterfaceAddresses", "", static host => TableRows.Of(SyntheticMachine.Cards(host), static (card, row) => row
            .Number("Index", card.Index).Number("MTU", card.Mtu).Text("Name", card.Name).Text("HardwareAddr", card.HardwareAddress).Text("Flags", card.Flags).Text("IP", card.Address).Text("Mask", card.Mask))),
        new("Generic.System.Pstree", "", static host => TableRows.Of(host.Processes, (process, row) => Tree(host, process, row))),
    ];

    private static void Basic(SyntheticHost host, RowWriter row) => row
        .Text("Name", SyntheticFleet.Label).Text("BuildTime", null).Text("Version", null).Text("build_url", null).Text("install_time", null).Text("Labels", null)
        .Text("Hostname", host.Hostname).Text("OS", host.System).Text("Architecture", host.Architecture).Text("Platform", host.Platform).Text("PlatformVersion", host.PlatformVersion)
        .Text("KernelVersion", host.KernelVersion).Text("Fqdn", host.Fqdn).Texts("MACAddresses", host.MacAddresses);

    private static void UnixInfo(SyntheticHost host, RowWriter row) => row
        .Object("Computer Info", info => info.Text("Hostname", host.Hostname).Text("Kernel", host.KernelVersion))
        .Object("Network Info", info => info.Text("Name", "eth0").Text("MACAddress", host.MacAddress).Text("IPAddresses", host.Address + "/16"));

    private static void WindowsInfo(SyntheticHost host, RowWriter row) => row
        .Object("Computer Info", info => info
            .Text("DNSHostName", host.Hostname).Text("Name", host.Hostname).Text("Domain", "synthetic.example").Text("TotalPhysicalMemory", "17179869184")
            .Text("DomainRole", host.Role == "server" ? "Member Server" : "Member Workstation"))
        .Object("Network Info", info => info
            .Text("Caption", "[00000001] Synthetic Ethernet Adapter").Text("IPAddresses", host.Address).Text("IPSubnet", "255.255.0.0").Text("MACAddress", host.MacAddress.ToUpperInvariant())
            .Text("DefaultIPGateway", "10.128.0.1").Text("DNSHostName", host.Hostname).Text("DNSServerSearchOrder", "10.128.0.2"));

    private static void Tree(SyntheticHost host, SyntheticProcess process, RowWriter row) => row
        .Text("Pid", GoText.Of((long)process.Pid)).Text("Ppid", GoText.Of((long)process.Ppid)).Text("Name", process.Name).Text("Username", process.Username).Text("Exe", process.Exe)
        .Text("CommandLine", process.CommandLine).Time("StartTime", process.Created).Text("EndTime", "0001-01-01T00:00:00Z").Text("CallChain", Chain(host, process)).Text("PSTree", null);

    /// <summary>The names from the first process down to one.</summary>
    public static string Chain(SyntheticHost host, SyntheticProcess process)
    {
        var names = new Stack<string>();
        for (SyntheticProcess? at = process; at is not null && names.Count < host.Processes.Count; at = host.Processes.FirstOrDefault(parent => parent.Pid == at.Ppid))
        {
            names.Push(at.Name);
        }

        return string.Join(" -> ", names);
    }
}
