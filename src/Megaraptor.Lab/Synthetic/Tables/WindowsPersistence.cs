namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What starts programs on a Windows host.</summary>
internal static class WindowsPersistence
{
    private static readonly (string Path, string Command, string Arguments)[] s_tasks =
    [
        (@"\Microsoft\Windows\Defrag\ScheduledDefrag", @"%windir%\system32\defrag.exe", "-c -h -o -$"), (@"\Microsoft\Windows\UpdateOrchestrator\Schedule Scan", @"%systemroot%\system32\usoclient.exe", "StartScan"),
        (@"\MicrosoftEdgeUpdateTaskMachineCore", @"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe", "/c"), (@"\Inventory ""daily""", @"C:\Tools\inventory.cmd", "--all"),
    ];

    private static readonly (string Location, string Entry, string Path)[] s_entries =
    [
        (@"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run", "SecurityHealth", @"c:\windows\system32\securityhealthsystray.exe"), (@"HKLM\System\CurrentControlSet\Services", "Spooler", @"c:\windows\system32\spoolsv.exe"),
        (@"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\Shell", "explorer.exe", @"c:\windows\explorer.exe"), (@"HKLM\System\CurrentControlSet\Services", "Velociraptor", @"c:\program files\velociraptor\velociraptor.exe"),
    ];

    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Windows.System.TaskScheduler/Analysis", SyntheticHost.Windows, static host => TableRows.Of(Tasks(host), (task, row) => Task(task, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Username"] = ["UserId"] },
        },
        new("Windows.Sysinternals.Autoruns", SyntheticHost.Windows, static host => TableRows.Of(Entries(host), (entry, row) => Entry(host, entry, row))),
    ];

    private static (string Path, string Command, string Arguments)[] Tasks(SyntheticHost host) =>
        [.. s_tasks, .. host.Planted is { } planted ? [(planted.StartedBy, planted.Exe, planted.Arguments)] : Array.Empty<(string, string, string)>()];

    private static (string Location, string Entry, string Path)[] Entries(SyntheticHost host) =>
        [.. s_entries, .. host.Planted is { } planted ? [("Task Scheduler", planted.StartedBy, planted.Exe)] : Array.Empty<(string, string, string)>()];

    private static void Task((string Path, string Command, string Arguments) task, RowWriter row) => row
        .Text("OSPath", @"C:\Windows\System32\Tasks" + task.Path).Text("Mtime", "2026-06-01T00:00:00Z").Text("Command", task.Command).Text("ExpandedCommand", task.Command).Text("Arguments", task.Arguments)
        .Text("ComHandler", null).Text("UserId", "S-1-5-18").Text("StartBoundary", "2026-01-01T03:00:00").Object("_XML", static xml => xml.Text("Task", ""));

    private static void Entry(SyntheticHost host, (string Location, string Entry, string Path) entry, RowWriter row)
    {
        bool isPlanted = entry.Path == host.Planted?.Exe;
        row.Text("Time", "20260601-030000").Text("Entry Location", entry.Location).Text("Entry", entry.Entry).Text("Enabled", "enabled").Text("Category", isPlanted ? "Tasks" : "Logon").Text("Profile", "System-wide")
            .Text("Description", "").Text("Signer", isPlanted ? "(Not verified)" : "(Verified) Synthetic Publisher").Text("Company", isPlanted ? "" : "Synthetic").Text("Image Path", entry.Path).Text("Version", "1.0.0.0")
            .Text("Launch String", entry.Path).Text("MD5", SyntheticBinary.Sha256(entry.Path)[..32].ToUpperInvariant()).Text("SHA-256", SyntheticBinary.Sha256(entry.Path).ToUpperInvariant());
    }
}
