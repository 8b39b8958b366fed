using System.Globalization;

namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What is on a Windows host now: processes, connections, users, services.</summary>
internal static class WindowsTables
{
    private static readonly (string Name, string DisplayName, string Path)[] s_services =
    [
        ("Dnscache", "DNS Client", @"C:\Windows\system32\svchost.exe -k NetworkService -p"), ("EventLog", "Windows Event Log", @"C:\Windows\System32\svchost.exe -k LocalServiceNetworkRestricted -p"),
        ("Spooler", "Print Spooler", @"C:\Windows\System32\spoolsv.exe"), ("TermService", "Remote Desktop Services", @"C:\Windows\System32\svchost.exe -k termsvcs"),
        ("Velociraptor", "Velociraptor Service", "\"C:\\Program Files\\Velociraptor\\Velociraptor.exe\" --config \"C:\\Program Files\\Velociraptor\\client.config.yaml\" service run"),
        ("WinDefend", "Microsoft Defender Antivirus Service", "\"C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18\\MsMpEng.exe\""), ("wuauserv", "Windows Update", @"C:\Windows\system32\svchost.exe -k netsvcs -p"),
        ("BITS", "Background Intelligent Transfer Service", @"C:\Windows\System32\svchost.exe -k netsvcs -p"), ("Schedule", "Task Scheduler", @"C:\Windows\system32\svchost.exe -k netsvcs -p"),
    ];

    private static readonly (string Name, string Version, string Publisher)[] s_programs =
    [
        ("Microsoft Edge", "131.0.2903.63", "Microsoft Corporation"), ("7-Zip 24.08 (x64)", "24.08", "Igor Pavlov"), ("Notepad++ (64-bit x64)", "8.7.1", "Notepad++ Team"),
        ("Velociraptor", "0.77.2", "Synthetic"), ("PuTTY release 0.82 (64-bit)", "0.82.0.0", "Simon Tatham"), ("Git", "2.47.1", "The Git Development Community"),
    ];

    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Windows.System.Pslist", SyntheticHost.Windows, static host => TableRows.Of(host.Processes, static (process, row) => Process(process, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["ProcessRegex"] = ["Name"], ["PidRegex"] = ["Pid"], ["ExePathRegex"] = ["Exe"], ["CommandLineRegex"] = ["CommandLine"], ["UsernameRegex"] = ["Username"],
            },
            Parameters = ["DISABLE_DANGEROUS_API_CALLS", "UseTracker"],
        },
        new("Windows.Network.Netstat", SyntheticHost.Windows, static host => TableRows.Of(SyntheticConnection.Of(host), (connection, row) => row
            .Number("Pid", connection.Process.Pid).Text("Name", connection.Process.Name).Text("Family", "IPv4").Text("Type", connection.Protocol).Text("Status", connection.Status)
            .Text("Laddr.IP", connection.Local(host)).Number("Laddr.Port", connection.LocalPort).Text("Raddr.IP", connection.Remote).Number("Raddr.Port", connection.RemotePort).Time("Timestamp", connection.Process.Created + 1))),
        new("Windows.Network.NetstatEnriched/Netstat", SyntheticHost.Windows, static host => TableRows.Of(SyntheticConnection.Of(host), (connection, row) => Connection(host, connection, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["IPRegex"] = ["SrcIP", "DestIP"], ["PortRegex"] = ["SrcPort", "DestPort"], ["ProcessNameRegex"] = ["Name"], ["ProcessPathRegex"] = ["Path"],
                ["CommandLineRegex"] = ["CommandLine"], ["UsernameRegex"] = ["Username"],
            },
            Parameters = ["DISABLE_DANGEROUS_API_CALLS"],
        },
        new("Windows.Sys.Users", SyntheticHost.Windows, static host => TableRows.Of(host.Users, (user, row) => User(host, user, row))),
        new("Windows.System.Services", SyntheticHost.Windows, static host => new TableRows(s_services.Length, (index, row) => Service(host, (int)index, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["NameRegex"] = ["Name"], ["DisplayNameRegex"] = ["DisplayName"], ["PathNameRegex"] = ["PathName"] },
            Parameters = ["DISABLE_DANGEROUS_API_CALLS"],
        },
        new("Windows.Sys.Programs", SyntheticHost.Windows, static host => new TableRows(s_programs.Length, (index, row) => Program(host, (int)index, row))),
        new("Windows.Network.InterfaceAddresses", SyntheticHost.Windows, static host => TableRows.Of(SyntheticMachine.Cards(host), static (card, row) => row
            .Number("Index", card.Index).Number("MTU", card.Mtu).Text("Name", card.Name).Text("HardwareAddr", card.HardwareAddress).Text("Flags", card.Flags).Text("IP", card.Address).Text("Mask", card.Mask))),
    ];

    private static void Process(SyntheticProcess process, RowWriter row)
    {
        row.Number("Pid", process.Pid).Number("Ppid", process.Ppid).Flag("TokenIsElevated", process.IsElevated).Text("Name", process.Name).Text("Exe", process.Exe).Text("CommandLine", process.CommandLine);
        Program(process, row);
        row.Text("Username", process.Username).Number("WorkingSetSize", process.WorkingSet);
    }

    /// <summary>The columns that a program's file has. Programs of the system and of firms are signed, others are not.</summary>
    private static void Program(SyntheticProcess process, RowWriter row)
    {
        if (process.Exe.Length == 0)
        {
            row.Text("Hash", null).Text("Authenticode", null);
            return;
        }

        SyntheticBinary.WriteHash(row, process.Exe);
        bool isSigned = process.Exe.StartsWith(@"C:\Windows", StringComparison.Ordinal) || process.Exe.StartsWith(@"C:\Program Files", StringComparison.Ordinal);
        row.Object("Authenticode", signature => signature
            .Text("Filename", process.Exe).Text("ProgramName", isSigned ? process.Name : null).Text("IssuerName", isSigned ? "C=ZZ, O=Synthetic, CN=Synthetic Code Signing CA" : null)
            .Text("SubjectName", isSigned ? "C=ZZ, O=Synthetic, CN=Synthetic Publisher" : null).Text("Trusted", isSigned ? "trusted" : "untrusted"));
    }

    private static void Connection(SyntheticHost host, SyntheticConnection connection, RowWriter row)
    {
        SyntheticProcess process = connection.Process;
        row.Number("Pid", process.Pid).Number("Ppid", process.Ppid).Text("Name", process.Name).Text("Path", process.Exe).Text("CommandLine", process.CommandLine);
        Program(process, row);
        row.Text("Username", process.Username).Text("Family", "IPv4").Text("Type", connection.Protocol).Text("Status", connection.Status)
            .Text("SrcIP", connection.Local(host)).Number("SrcPort", connection.LocalPort).Text("DestIP", connection.Remote).Number("DestPort", connection.RemotePort).Time("Timestamp", process.Created + 1);
    }

    private static void User(SyntheticHost host, SyntheticUser user, RowWriter row) => row
        .Text("Uid", user.Uid.ToString(CultureInfo.InvariantCulture)).Text("Gid", "").Text("Name", user.Name)
        .Text("Description", @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\" + user.Sid).Text("Directory", user.Home).Text("UUID", user.Sid)
        .Time("Mtime", host.BootTime + user.Uid).Time("HomedirMtime", host.BootTime + user.Uid)
        .Object("Data", data => data.Time("ProfileLoadTime", host.BootTime + user.Uid).Text("ProfileUnloadTime", null));

    private static void Service(SyntheticHost host, int index, RowWriter row)
    {
        (string name, string displayName, string path) = s_services[index];
        Noise noise = host.Noise(NoiseTopic.Services, index);
        bool isRunning = noise.Happens(80);
        row.Text("State", isRunning ? "Running" : "Stopped").Text("Name", name).Text("DisplayName", displayName).Text("Status", "OK").Number("Pid", isRunning ? 600 + (4 * noise.Next(900)) : 0)
            .Number("ExitCode", isRunning ? 0 : 1077).Text("StartMode", noise.Happens(70) ? "Auto" : "Manual").Text("PathName", path)
            .Text("ServiceType", path.Contains("svchost", StringComparison.Ordinal) ? "Share Process" : "Own Process").Text("UserAccount", "LocalSystem").Time("Created", host.FirstSeen)
            .Text("ServiceDll", path.Contains("svchost", StringComparison.Ordinal) ? $@"%SystemRoot%\System32\{name}.dll" : null).Text("FailureCommand", null).Text("FailureActions", null)
            .Text("AbsoluteExePath", path.StartsWith('"') ? path[1..path.IndexOf('"', 1)] : path.Split(' ')[0])
            .Text("HashServiceExe", null).Text("CertinfoServiceExe", null).Text("HashServiceDll", null).Text("CertinfoServiceDll", null);
    }

    private static void Program(SyntheticHost host, int index, RowWriter row)
    {
        (string name, string version, string publisher) = s_programs[index];
        row.Text("KeyName", name).Time("KeyLastWriteTimestamp", host.FirstSeen + (index * 3600)).Text("DisplayName", name).Text("DisplayVersion", version).Text("InstallLocation", $@"C:\Program Files\{name}\")
            .Text("InstallSource", "").Text("Language", null).Text("Publisher", publisher).Text("UninstallString", $"\"C:\\Program Files\\{name}\\uninstall.exe\"").Text("InstallDate", "20260301")
            .Text("KeyPath", @"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\" + name);
    }
}
