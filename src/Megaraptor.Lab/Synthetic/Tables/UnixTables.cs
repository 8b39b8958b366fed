using System.Globalization;

namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What is on Linux and macOS hosts now.</summary>
internal static class UnixTables
{
    private static readonly Dictionary<string, string[]> s_byName = new(StringComparer.Ordinal) { ["processRegex"] = ["Name"] };

    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Linux.Sys.Pslist", SyntheticHost.Linux, Processes) { Filters = s_byName },
        new("MacOS.Sys.Pslist", SyntheticHost.MacOS, Processes) { Filters = s_byName },
        new("Linux.Sys.Users", SyntheticHost.Linux, static host => TableRows.Of(host.Users, static (user, row) => row
            .Text("User", user.Name).Text("Description", user.FullName).Text("Uid", Digits(user.Uid)).Text("Gid", Digits(user.Uid)).Text("Homedir", user.Home).Text("Shell", "/bin/bash"))),
        new("MacOS.System.Users", SyntheticHost.MacOS, static host => TableRows.Of(host.Users, (user, row) => row
            .Text("Name", user.Name).Text("RealName", user.FullName).Text("UserShell", "/bin/zsh").Text("HomeDir", user.Home).Text("AppleId", null).Time("CreationTime", host.FirstSeen)
            .Number("FailedLoginCount", 0).Text("FailedLoginTimestamp", null).Time("PasswordLastSetTime", host.FirstSeen))),
        new("Linux.Network.Netstat/TCP4", SyntheticHost.Linux, static host => TableRows.Of(SyntheticConnection.Of(host), (connection, row) => Socket(host, connection, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["StateRegex"] = ["State"] },
        },
        new("Linux.Network.Netstat/TCP6", SyntheticHost.Linux, static _ => new TableRows(0, static (_, _) => { })),
        new("MacOS.Network.Netstat", SyntheticHost.MacOS, static host => TableRows.Of(SyntheticConnection.Of(host), (connection, row) => Connection(host, connection, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["IPRegex"] = ["Raddr"], ["PortRegex"] = ["Lport", "Rport"], ["ConnectionStatusRegex"] = ["Status"], ["CallChainRegex"] = ["CallChain"] },
        },
        new("Linux.Sys.Crontab/CronTabs", SyntheticHost.Linux, static host => TableRows.Of(Jobs(host), static (job, row) => row
            .Text("Event", job.Event).Text("User", "root").Text("Minute", job.Event is null ? "17" : null).Text("Hour", job.Event is null ? "*" : null).Text("DayOfMonth", job.Event is null ? "*" : null)
            .Text("Month", job.Event is null ? "*" : null).Text("DayOfWeek", job.Event is null ? "*" : null).Text("Command", job.Command).Text("Path", "/etc/crontab"))),
        new("Linux.Sys.Crontab/CronScripts", SyntheticHost.Linux, static _ => new TableRows(0, static (_, _) => { })),
        new("Linux.Sys.Crontab/Uploaded", SyntheticHost.Linux, static _ => new TableRows(0, static (_, _) => { })),
    ];

    private static TableRows Processes(SyntheticHost host) => TableRows.Of(host.Processes, static (process, row) =>
    {
        row.Text("Pid", Digits(process.Pid)).Text("Ppid", Digits(process.Ppid)).Text("Name", process.Name).Text("CommandLine", process.CommandLine).Text("Exe", process.Exe);
        SyntheticBinary.WriteHash(row, process.Exe);
        row.Text("Username", process.Username).Time("CreateTime", process.Created).Number("RSS", process.WorkingSet).Flag("Deleted", false);
    });

    private static void Socket(SyntheticHost host, SyntheticConnection connection, RowWriter row) => row
        .Text("inode", Digits(10_000 + connection.Process.Pid)).Text("State", connection.Status == "LISTEN" ? "Listening" : "Established").Text("uid", connection.Process.Username == "root" ? "0" : "1000")
        .Object("ProcessInfo", info => info.Text("Pid", Digits(connection.Process.Pid)).Text("Name", connection.Process.Name).Text("Exe", connection.Process.Exe).Text("Username", connection.Process.Username))
        .Text("LocalAddr", connection.Local(host)).Number("LocalPort", connection.LocalPort).Text("RemoteAddr", connection.Remote).Number("RemotePort", connection.RemotePort);

    private static void Connection(SyntheticHost host, SyntheticConnection connection, RowWriter row) => row
        .Text("Laddr", connection.Local(host)).Number("Lport", connection.LocalPort).Text("Raddr", connection.Remote).Number("Rport", connection.RemotePort).Number("Pid", connection.Process.Pid)
        .Text("Status", connection.Status).Text("Type", connection.Protocol)
        .Object("ProcInfo", info => info.Text("Name", connection.Process.Name).Text("Username", connection.Process.Username).Text("Exe", connection.Process.Exe).Text("CommandLine", connection.Process.CommandLine))
        .Text("CallChain", GenericTables.Chain(host, connection.Process)).Text("ChildrenTree", null);

    private static (string? Event, string Command)[] Jobs(SyntheticHost host) =>
        [(null, "cd / && run-parts --report /etc/cron.hourly"), .. host.Planted is { } planted ? [(planted.StartedBy, $"{planted.Exe} {planted.Arguments}")] : Array.Empty<(string?, string)>()];

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
