using System.Globalization;

namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What a Windows host remembers: the file table, the journal, events, prefetched programs. The first three are long.</summary>
internal static class WindowsEvidence
{
    private const int ShortestMasterFileTable = 100_000;
    private const int MasterFileTableSpread = 60_000;
    private const int Day = 86_400;
    private const long FirstUsn = 1L << 53;

    private static readonly string[] s_folders =
    [
        @"Windows\System32", @"Windows\WinSxS\amd64_synthetic", @"Windows\SysWOW64", @"Program Files\Common Files\microsoft shared", @"ProgramData\Microsoft\Windows", @"Windows\servicing\Packages",
    ];

    private static readonly string[] s_extensions = ["dll", "exe", "sys", "mui", "cat", "log", "txt", "dat", "docx", "tmp"];
    private static readonly string[] s_reasons = ["FILE_CREATE", "DATA_EXTEND", "DATA_OVERWRITE", "RENAME_NEW_NAME", "FILE_DELETE", "CLOSE"];

    private static readonly (string Channel, string Provider, int Id, string Message)[] s_events =
    [
        ("Security", "Microsoft-Windows-Security-Auditing", 4624, "An account logged on."), ("Security", "Microsoft-Windows-Security-Auditing", 4625, "An account failed to log on."),
        ("Security", "Microsoft-Windows-Security-Auditing", 4688, "A process began."), ("System", "Service Control Manager", 7036, "A service changed its state."),
        ("Application", "Windows Error Reporting", 1001, "A fault was reported."), ("Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell", 4104, "A script ran."),
    ];

    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Windows.NTFS.MFT", SyntheticHost.Windows, static host => new TableRows(EntryCount(host), (index, row) => Entry(host, index, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["PathRegex"] = ["OSPath"], ["FileRegex"] = ["FileName"] },
        },
        new("Windows.Forensics.Usn", SyntheticHost.Windows, static host => new TableRows(5000 + host.Noise(NoiseTopic.Journal).Next(5000), (index, row) => Change(host, index, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["PathRegex"] = ["OSPath"], ["FileNameRegex"] = ["Filename"], ["MFT_ID_Regex"] = ["MFTId"], ["Parent_MFT_ID_Regex"] = ["ParentMFTId"],
            },
        },
        new("Windows.EventLogs.Evtx", SyntheticHost.Windows, static host => new TableRows(2000 + host.Noise(NoiseTopic.Events).Next(3000), (index, row) => Event(host, index, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["PathRegex"] = ["OSPath"], ["ChannelRegex"] = ["Channel"], ["IDRegex"] = ["EventID"] },
        },
        new("Windows.Forensics.Prefetch", SyntheticHost.Windows, static host => TableRows.Of(Programs(host), (exe, row) => Prefetched(host, exe, row)))
        {
            Filters = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["binaryRegex"] = ["Executable"], ["hashRegex"] = ["Hash"] },
        },
    ];

    private static int EntryCount(SyntheticHost host) => ShortestMasterFileTable + host.Noise(NoiseTopic.MasterFileTable).Next(MasterFileTableSpread);

    private static void Entry(SyntheticHost host, long index, RowWriter row)
    {
        Noise noise = host.Noise(NoiseTopic.MasterFileTable, index + 1);
        bool isDirectory = noise.Happens(10);
        string folder = FolderOf(host, ref noise);
        string name = isDirectory ? NameOf("dir", index) : $"{NameOf("file", index)}.{noise.Pick(s_extensions)}";
        long born = host.FirstSeen - noise.Next(400 * Day);

        // The last entry of a host on which something was planted is that file.
        if (host.Planted is { } planted && index == EntryCount(host) - 1)
        {
            (folder, name, isDirectory, born) = (@"ProgramData\Nimbus", planted.Name, false, host.BootTime);
        }

        long ticks = noise.Next(10_000_000);
        row.Number("EntryNumber", index).Flag("InUse", !noise.Happens(5)).Number("ParentEntryNumber", 5 + (index / 20)).Text("OSPath", $@"\\.\C:\{folder}\{name}").Text("FileName", name)
            .Number("FileSize", isDirectory ? 0 : noise.Next(5_000_000)).Number("ReferenceCount", 1).Flag("IsDir", isDirectory)
            .Time("Created0x10", born, ticks).Time("Created0x30", born, ticks).Time("LastModified0x10", born + 60, ticks).Time("LastModified0x30", born, ticks)
            .Time("LastRecordChange0x10", born + 60, ticks).Time("LastRecordChange0x30", born, ticks).Time("LastAccess0x10", born + Day, ticks).Time("LastAccess0x30", born, ticks)
            .Flag("HasADS", noise.Happens(1)).Flag("SI_Lt_FN", false).Flag("uSecZeros", ticks == 0).Flag("Copied", noise.Happens(2));
    }

    private static void Change(SyntheticHost host, long index, RowWriter row)
    {
        Noise noise = host.Noise(NoiseTopic.Journal, index + 1);
        string folder = FolderOf(host, ref noise);
        string name = $"{NameOf("file", noise.Next(ShortestMasterFileTable))}.{noise.Pick(s_extensions)}";

        // Numbers of the journal need all bits of an integer: a double cannot hold them.
        row.Time("Timestamp", SyntheticHost.Epoch - (7 * Day) + (index * 60), noise.Next(10_000_000)).Text("Filename", name).Text("Device", @"\\.\C:").Text("OSPath", $@"\\.\C:\{folder}\{name}")
            .Texts("Reason", [noise.Pick(s_reasons)]).Number("MFTId", noise.Next(ShortestMasterFileTable)).Number("Sequence", 1 + noise.Next(30)).Number("ParentMFTId", 5 + noise.Next(5000))
            .Number("ParentSequence", 1 + noise.Next(9)).Texts("FileAttributes", ["ARCHIVE"]).Texts("SourceInfo", ["ENTRIES"]).Number("Usn", FirstUsn + (index * 88) + 1);
    }

    private static void Event(SyntheticHost host, long index, RowWriter row)
    {
        Noise noise = host.Noise(NoiseTopic.Events, index + 1);
        (string channel, string provider, int id, string message) = noise.Pick(s_events);
        SyntheticUser user = noise.Pick(host.Users);
        if (host.Planted is { } planted && index == 0)
        {
            (channel, provider, id, message) = ("System", "Service Control Manager", 7045, $"A service was installed: {planted.Exe}");
        }

        long time = SyntheticHost.Epoch - (14 * Day) + (index * 240);
        int ticks = noise.Next(10_000_000);
        row.Object("System", system => system
                .Object("Provider", value => value.Text("Name", provider).Text("Guid", "00000000-0000-0000-0000-000000000000")).Object("EventID", value => value.Number("Value", id))
                .Number("Version", 1).Number("Level", id == 4625 ? 0 : 4).Number("Task", 12_544).Number("Opcode", 0).Unsigned("Keywords", 0x8020_0000_0000_0000)
                .Object("TimeCreated", value => value.Number("SystemTime", time)).Number("EventRecordID", 100_000 + index)
                .Object("Execution", value => value.Number("ProcessID", 700).Number("ThreadID", 4 * (100 + (index % 50)))).Text("Channel", channel).Text("Computer", host.Fqdn))
            .Object("EventData", data => data.Text("SubjectUserSid", "S-1-5-18").Text("TargetUserName", user.Name).Text("TargetUserSid", user.Sid).Text("IpAddress", "-"))
            .Text("Message", message).Time("TimeCreated", time, ticks).Text("Channel", channel).Number("EventRecordID", 100_000 + index).Number("EventID", id)
            .Text("OSPath", $@"C:\Windows\System32\winevt\Logs\{channel.Replace("/", "%4", StringComparison.Ordinal)}.evtx");
    }

    private static string[] Programs(SyntheticHost host) =>
        [.. host.Processes.Where(static process => process.Exe.Length > 0).Select(static process => process.Exe).Distinct(StringComparer.Ordinal)];

    private static void Prefetched(SyntheticHost host, string exe, RowWriter row)
    {
        string name = SyntheticBinary.NameOf(exe).ToUpperInvariant();
        string hash = SyntheticBinary.Sha256(exe)[..8].ToUpperInvariant();
        Noise noise = host.Noise(NoiseTopic.Prefetch, name.Length);
        int runs = 1 + noise.Next(40);
        row.Text("Executable", name).Text("Hash", hash).Text("Version", "Win10 (30)").Number("FileSize", 20_000 + noise.Next(50_000))
            .Times("LastRunTimes", Enumerable.Range(0, Math.Min(8, runs)).Select(i => SyntheticHost.Epoch - (i * Day) - name.Length)).Number("RunCount", runs)
            .Text("OSPath", $@"C:\Windows\Prefetch\{name}-{hash}.pf").Text("PrefetchFileName", $"{name}-{hash}.pf").Time("CreationTime", host.FirstSeen).Time("ModificationTime", SyntheticHost.Epoch - name.Length)
            .Text("Binary", exe);
    }

    private static string FolderOf(SyntheticHost host, ref Noise noise) =>
        noise.Happens(30) ? $@"Users\{noise.Pick(host.Users).Name}\AppData\Local\Temp" : noise.Pick(s_folders);

    private static string NameOf(string kind, long index) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index:x5}");
}
