namespace Megaraptor.Lab.Synthetic;

/// <summary>A process of a host.</summary>
/// <param name="Pid">Its number.</param>
/// <param name="Ppid">Its parent.</param>
/// <param name="Name">Its name.</param>
/// <param name="Exe">Its program; empty for what the kernel runs.</param>
/// <param name="CommandLine">How it was started.</param>
/// <param name="Username">Who runs it.</param>
/// <param name="Created">When it began, in seconds.</param>
/// <param name="WorkingSet">Its memory in bytes.</param>
internal sealed record SyntheticProcess(int Pid, int Ppid, string Name, string Exe, string CommandLine, string Username, long Created, long WorkingSet)
{
    private const string WindowsSystem = @"NT AUTHORITY\SYSTEM";
    private const string Service = @"NT AUTHORITY\NETWORK SERVICE";
    private const string System32 = @"C:\Windows\System32\";

    /// <summary>Whether it may do anything.</summary>
    public bool IsElevated => Username is WindowsSystem or "root";

    /// <summary>The processes of a host, the oldest first.</summary>
    public static IReadOnlyList<SyntheticProcess> Of(SyntheticHost host)
    {
        var list = new ProcessList(host);
        switch (host.System)
        {
            case SyntheticHost.Windows:
                AddWindows(list, host);
                break;
            case SyntheticHost.Linux:
                AddLinux(list, host);
                break;
            default:
                AddMac(list, host);
                break;
        }

        return list.Processes;
    }

    private static void AddWindows(ProcessList list, SyntheticHost host)
    {
        string user = @"SYNTH\" + host.Users[0].Name;
        string home = host.Users[0].Home;
        list.Add(0, "System", "", "", WindowsSystem, pid: 4);
        list.Add(4, "smss.exe", System32 + "smss.exe", @"\SystemRoot\System32\smss.exe", WindowsSystem);
        int init = list.Add(4, "wininit.exe", System32 + "wininit.exe", "wininit.exe", WindowsSystem);
        int services = list.Add(init, "services.exe", System32 + "services.exe", System32 + "services.exe", WindowsSystem);
        list.Add(init, "lsass.exe", System32 + "lsass.exe", System32 + "lsass.exe", WindowsSystem);
        foreach (string group in (ReadOnlySpan<string>)["DcomLaunch", "RPCSS", "netsvcs", "LocalService", "NetworkService", "LocalSystemNetworkRestricted", "UnistackSvcGroup", "termsvcs"])
        {
            list.Add(services, "svchost.exe", System32 + "svchost.exe", $"{System32}svchost.exe -k {group} -p", group.StartsWith("Network", StringComparison.Ordinal) ? Service : WindowsSystem);
        }

        list.Add(services, "spoolsv.exe", System32 + "spoolsv.exe", System32 + "spoolsv.exe", WindowsSystem);
        list.Add(services, "Velociraptor.exe", @"C:\Program Files\Velociraptor\Velociraptor.exe", "\"C:\\Program Files\\Velociraptor\\Velociraptor.exe\" --config \"C:\\Program Files\\Velociraptor\\client.config.yaml\" service run", WindowsSystem);
        int shell = list.Add(init, "explorer.exe", @"C:\Windows\explorer.exe", @"C:\Windows\Explorer.EXE", user);
        list.Some(70, shell, "msedge.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", "\"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe\" --profile-directory=\"Profile 1\"", user);
        list.Some(60, shell, "OUTLOOK.EXE", @"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE", "\"C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE\"", user);
        list.Some(40, shell, "WINWORD.EXE", @"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE", $"\"C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE\" /n \"{home}\\Documents\\Übersicht \"\"Q3\"\".docx\"", user);
        list.Some(15, shell, "powershell.exe", System32 + @"WindowsPowerShell\v1.0\powershell.exe", "powershell.exe -NoProfile -File C:\\Tools\\inventory.ps1 -Filter 'name = \"*\"'", user);
        list.Some(5, shell, "putty.exe", home + @"\Downloads\putty.exe", $"\"{home}\\Downloads\\putty.exe\"", user);
        if (host.Role == "server")
        {
            list.Some(50, services, "sqlservr.exe", @"C:\Program Files\Microsoft SQL Server\MSSQL16.MSSQLSERVER\MSSQL\Binn\sqlservr.exe", "sqlservr.exe -sMSSQLSERVER", Service);
            list.Some(50, services, "w3wp.exe", System32 + @"inetsrv\w3wp.exe", "w3wp.exe -ap \"DefaultAppPool\"", Service);
        }

        list.AddPlanted(services, WindowsSystem);
    }

    private static void AddLinux(ProcessList list, SyntheticHost host)
    {
        list.Add(0, "systemd", "/usr/lib/systemd/systemd", "/sbin/init", "root", pid: 1);
        list.Add(0, "kthreadd", "", "", "root", pid: 2);
        list.Add(1, "systemd-journal", "/usr/lib/systemd/systemd-journald", "/usr/lib/systemd/systemd-journald", "root");
        int cron = list.Add(1, "cron", "/usr/sbin/cron", "/usr/sbin/cron -f", "root");
        list.Add(1, "sshd", "/usr/sbin/sshd", "sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups", "root");
        list.Add(1, "velociraptor", "/usr/local/bin/velociraptor", "/usr/local/bin/velociraptor --config /etc/velociraptor/client.config.yaml client", "root");
        list.Some(50, 1, "nginx", "/usr/sbin/nginx", "nginx: master process /usr/sbin/nginx -g daemon on;", "root");
        list.Some(30, 1, "postgres", "/usr/lib/postgresql/15/bin/postgres", "/usr/lib/postgresql/15/bin/postgres -D /var/lib/postgresql/15/main", "postgres");
        list.Some(30, 1, "dockerd", "/usr/bin/dockerd", "/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock", "root");
        list.Some(40, 1, "bash", "/usr/bin/bash", "-bash", host.Users[0].Name);
        list.AddPlanted(cron, "root");
    }

    private static void AddMac(ProcessList list, SyntheticHost host)
    {
        string user = host.Users[0].Name;
        list.Add(0, "launchd", "/sbin/launchd", "/sbin/launchd", "root", pid: 1);
        list.Add(1, "logd", "/usr/libexec/logd", "/usr/libexec/logd", "root");
        list.Add(1, "opendirectoryd", "/usr/libexec/opendirectoryd", "/usr/libexec/opendirectoryd", "root");
        list.Add(1, "velociraptor", "/usr/local/sbin/velociraptor", "/usr/local/sbin/velociraptor --config /etc/velociraptor.config.yaml client", "root");
        list.Add(1, "Finder", "/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder", "/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder", user);
        list.Some(70, 1, "Safari", "/Applications/Safari.app/Contents/MacOS/Safari", "/Applications/Safari.app/Contents/MacOS/Safari", user);
        list.Some(40, 1, "Terminal", "/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal", "Terminal", user);
    }
}
