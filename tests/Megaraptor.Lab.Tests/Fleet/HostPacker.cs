using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Megaraptor.Recordings;

namespace Megaraptor.Lab.Tests.Fleet;

/// <summary>
/// Gathers what the recordings tell of the hosts themselves, so that queries can be run on them: processes, connections and files. A file that
/// several recordings show is put together from all of them.
/// </summary>
internal sealed class HostPacker
{
    private const string Zeros = "0001-01-01T00:00:00Z";

    private readonly FleetArchiveBuilder _archive;
    private readonly string _clientId;
    private readonly string _host;
    private readonly SortedDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);

    private HostPacker(FleetArchiveBuilder archive, string clientId, string host)
    {
        _archive = archive;
        _clientId = clientId;
        _host = host;
    }

    /// <summary>Packs a host.</summary>
    /// <param name="archive">Where to.</param>
    /// <param name="clientId">The host's client.</param>
    /// <param name="host">Its name.</param>
    /// <param name="flows">The collections, those of the host among them.</param>
    public static void Pack(FleetArchiveBuilder archive, string clientId, string host, FlowCollector flows)
    {
        var packer = new HostPacker(archive, clientId, host);
        CollectedFlow[] own = [.. flows.All.Where(flow => flow.ClientId == clientId)];
        string folder = $"hosts/{clientId}/";
        IReadOnlyList<JsonObject> processes = packer.Processes(own);
        IReadOnlyList<JsonObject> connections = packer.Connections(own);
        foreach (JsonObject row in packer.Rows("Linux.Sys.Pslist").Concat(Results(own, "Linux.Sys.Pslist")))
        {
            packer.AddFile(row["Exe"]!.GetValue<string>(), ("mode", "-rwxr-xr-x"), ("md5", row["Hash"]?["MD5"]), ("sha1", row["Hash"]?["SHA1"]), ("sha256", row["Hash"]?["SHA256"]));
        }

        foreach (JsonObject row in Results(own, "Custom.Lab.Processes/Processes"))
        {
            packer.AddFile(row["Exe"]!.GetValue<string>(), ("mode", "-rwxr-xr-x"), ("sha256", row["SHA256"]));
        }

        foreach (JsonObject row in packer.Rows("Linux.Sys.SUID").Concat(packer.Rows("Linux.Detection.AnomalousFiles")).Where(static row => row["OSPath"] is not null))
        {
            packer.AddFile(row["OSPath"]!.GetValue<string>(), ("size", row["Size"]), ("mode", row["Mode"]), ("mtime", row["Mtime"]));
        }

        packer.AddTexts();
        foreach (JsonObject row in Results(own, "Custom.Lab.Files").Concat(packer.Container("results/Custom.Lab.Files.json")))
        {
            packer.AddFile(row["OSPath"]!.GetValue<string>(), ("size", row["Size"]), ("mode", row["Mode"]), ("mtime", row["Mtime"]), ("btime", row["Btime"]), ("sha256", row["SHA256"]));
        }

        foreach (JsonObject row in Results(own, "Linux.Search.FileFinder"))
        {
            packer.AddFile(row["OSPath"]!.GetValue<string>(), ("size", row["Size"]), ("mtime", row["MTime"]), ("atime", row["ATime"]), ("ctime", row["CTime"]));
        }

        foreach (JsonObject row in Results(own, "System.VFS.ListDirectory/Listing"))
        {
            packer.AddFile(row["_OSPath"]!.GetValue<string>(), ("size", row["Size"]), ("mode", row["Mode"]), ("mtime", row["mtime"]), ("atime", row["atime"]), ("ctime", row["ctime"]), ("btime", row["btime"]), ("data", row["_Data"]));
        }

        packer.AddContent(own);
        var info = new JsonObject(packer.Rows("Generic.Client.Info/DetailedInfo").Select(static row => KeyValuePair.Create(row["Param"]!.GetValue<string>(), row["Value"]?.DeepClone())));
        archive.AddLines(folder + "info.jsonl", [info.ToJsonString()]);
        archive.AddLines(folder + "processes.jsonl", processes.Select(static row => row.ToJsonString()));
        archive.AddLines(folder + "connections.jsonl", connections.Select(static row => row.ToJsonString()));
        archive.AddLines(folder + "files.jsonl", packer._files.Values.Select(static file => file.ToJsonString()));
    }

    /// <summary>The processes as <c>pslist()</c> shows them on the host.</summary>
    private IReadOnlyList<JsonObject> Processes(CollectedFlow[] own)
    {
        JsonObject[] rows = [.. Results(own, "Custom.Lab.Processes/Processes")];
        if (rows.Length == 0)
        {
            rows = [.. FleetPacker.HuntRows("hunts/results", _clientId)];
        }

        return [.. rows.Select(static row => new JsonObject
        {
            ["Pid"] = Number(row["Pid"]),
            ["Name"] = row["Name"]!.DeepClone(),
            ["Ppid"] = Number(row["Ppid"]),
            ["CommandLine"] = row["CommandLine"]!.DeepClone(),
            ["CreateTime"] = row["CreateTime"]?.DeepClone() ?? "2026-11-24T13:01:52Z",
            ["Times"] = new JsonObject { ["cpu"] = "cpu", ["user"] = 0, ["system"] = 0, ["idle"] = 0, ["nice"] = 0, ["iowait"] = 0, ["irq"] = 0, ["softirq"] = 0, ["steal"] = 0, ["guest"] = 0, ["guestNice"] = 0 },
            ["Exe"] = row["Exe"]!.DeepClone(),
            ["Cwd"] = "/",
            ["Username"] = row["Username"]!.DeepClone(),
            ["MemoryInfo"] = new JsonObject { ["rss"] = row["RSS"]?.DeepClone() ?? 0, ["vms"] = 0, ["hwm"] = 0, ["data"] = 0, ["stack"] = 0, ["locked"] = 0, ["swap"] = 0 },
        })];
    }

    /// <summary>The connections as <c>netstat()</c> shows them on the host.</summary>
    private JsonObject[] Connections(CollectedFlow[] own)
    {
        JsonObject[] listeners = [.. Results(own, "Custom.Lab.Processes/Listeners").Select(static row => Connection(Number(row["Pid"]), row["Address"], row["Port"], null, null, row["Status"]))];
        return
        [
            .. listeners,
            .. Rows("Linux.Network.NetstatEnriched")
                .Where(row => listeners.Length == 0 || row["Status"]!.GetValue<string>() != "LISTEN")
                .Select(static row => Connection(Number(row["Pid"]), row["Laddr"], row["Lport"], row["Raddr"], row["Rport"], row["Status"])),
        ];
    }

    private static JsonObject Connection(long pid, JsonNode? address, JsonNode? port, JsonNode? remoteAddress, JsonNode? remotePort, JsonNode? status)
    {
        string local = address!.GetValue<string>();
        bool isSix = local.Contains(':', StringComparison.Ordinal);
        return new JsonObject
        {
            ["Fd"] = 0,
            ["Family"] = isSix ? 10 : 2,
            ["Type"] = 1,
            ["Laddr"] = new JsonObject { ["IP"] = local, ["Port"] = port!.DeepClone() },
            ["Raddr"] = new JsonObject { ["IP"] = remoteAddress?.DeepClone() ?? (isSix ? "::" : "0.0.0.0"), ["Port"] = remotePort?.DeepClone() ?? 0 },
            ["Status"] = status!.DeepClone(),
            ["Pid"] = pid,
            ["FamilyString"] = isSix ? "IPv6" : "IPv4",
            ["TypeString"] = "TCP",
        };
    }

    /// <summary>Files whose text follows from rows that were read out of them.</summary>
    private void AddTexts()
    {
        foreach (JsonObject row in Rows("Linux.Sys.Crontab/CronScripts"))
        {
            string text = row["Content"]!.GetValue<string>();
            AddFile(row["OSPath"]!.GetValue<string>(), ("mtime", row["Mtime"]), ("mode", "-rwxr-xr-x"));
            AddText(row["OSPath"]!.GetValue<string>(), text);
        }

        AddText("/etc/passwd", Lines(Rows("Linux.Sys.Users").Select(static row =>
            $"{row["User"]}:x:{row["Uid"]}:{row["Gid"]}:{row["Description"]}:{row["Homedir"]}:{row["Shell"]}")));
        AddText("/etc/group", Lines(Rows("Linux.Sys.Groups").Select(static row =>
            $"{row["Group"]}:x:{row["GID"]}:{string.Join(',', row["Members"]!.AsArray().Select(static member => member!.GetValue<string>()))}")));
        AddText("/etc/hosts", Lines(Rows("Generic.System.HostsFile/Hosts").Select(static row =>
            $"{row["Address"]}\t{string.Join(' ', row["Hostname"]!.AsArray().Select(static name => name!.GetValue<string>()))}")));
        foreach (IGrouping<string, JsonObject> history in Rows("Linux.Sys.BashHistory").GroupBy(static row => row["OSPath"]!.GetValue<string>(), StringComparer.Ordinal))
        {
            AddText(history.Key, Lines(history.Select(static row => row["Line"]!.GetValue<string>())));
        }

        foreach (IGrouping<string, JsonObject> keys in Rows("Linux.Ssh.AuthorizedKeys").GroupBy(static row => row["OSPath"]!.GetValue<string>(), StringComparer.Ordinal))
        {
            AddText(keys.Key, Lines(keys.Select(static row => $"{row["options"]} {row["keytype"]} {row["base64key"]} {row["comment"]}".TrimStart())));
        }
    }

    /// <summary>The content of files that were brought in, and of those that only an offline collection holds.</summary>
    private void AddContent(CollectedFlow[] own)
    {
        foreach (CollectedFlow flow in own)
        {
            foreach ((string path, string entry) in flow.ContentEntries)
            {
                AddFile(path, ("content", entry));
            }
        }

        using ZipArchive? zip = OpenContainer();
        foreach (ZipArchiveEntry entry in zip?.Entries.Where(static entry => entry.FullName.StartsWith("uploads/auto/", StringComparison.Ordinal)) ?? [])
        {
            string path = Uri.UnescapeDataString(entry.FullName["uploads/auto".Length..]);
            if (_files.TryGetValue(path, out JsonObject? file) && file.ContainsKey("content"))
            {
                continue;
            }

            using Stream stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            AddBytes(path, memory.ToArray());
        }

        // The placeholders, the file check and the evidence are the same on every host.
        using ZipArchive common = ZipFile.OpenRead(Recording.PathOf(Path.Combine("containers", "offline-build-01.zip")));
        foreach (string path in (ReadOnlySpan<string>)["/etc/cron.d/.placeholder", "/etc/cron.d/e2scrub_all", "/tmp/evidence/bin.dat", "/tmp/evidence/note.txt"])
        {
            if (!_files.TryGetValue(path, out JsonObject? file) || !file.ContainsKey("content"))
            {
                using Stream stream = common.GetEntry("uploads/auto" + path.Replace("/.", "/%2E", StringComparison.Ordinal))!.Open();
                using var memory = new MemoryStream();
                stream.CopyTo(memory);
                AddBytes(path, memory.ToArray());
            }
        }
    }

    private void AddText(string path, string text)
    {
        if (text.Length > 0)
        {
            AddBytes(path, Encoding.UTF8.GetBytes(text));
        }
    }

    private void AddBytes(string path, byte[] content)
    {
        string name = "content/" + Convert.ToHexStringLower(SHA256.HashData(content));
        if (!_archive.Entries.ContainsKey(name))
        {
            _archive.Add(name, content);
        }

        AddFile(path, ("size", content.Length), ("content", name));
    }

    private void AddFile(string path, params ReadOnlySpan<(string Name, JsonNode? Value)> facts)
    {
        if (!path.StartsWith('/'))
        {
            return;
        }

        if (!_files.TryGetValue(path, out JsonObject? file))
        {
            file = new JsonObject { ["path"] = path };
            _files.Add(path, file);
        }

        foreach ((string name, JsonNode? value) in facts)
        {
            if (value is not null && !(value is JsonValue text && text.TryGetValue(out string? moment) && moment is Zeros or ""))
            {
                file[name] = value.DeepClone();
            }
        }
    }

    private IEnumerable<JsonObject> Rows(string source)
    {
        string file = Recording.PathOf(Path.Combine("fleet", _host, Uri.EscapeDataString(source) + ".jsonl"));
        return File.Exists(file) ? File.ReadLines(file).Select(static line => JsonNode.Parse(line)!.AsObject()) : [];
    }

    private IEnumerable<JsonObject> Container(string member)
    {
        using ZipArchive? zip = OpenContainer();
        if (zip?.GetEntry(member) is not { } entry)
        {
            return [];
        }

        using var reader = new StreamReader(entry.Open());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!.AsObject())];
    }

    private ZipArchive? OpenContainer()
    {
        string path = Recording.PathOf(Path.Combine("containers", $"offline-{_host}.zip"));
        return File.Exists(path) ? ZipFile.OpenRead(path) : null;
    }

    private static IEnumerable<JsonObject> Results(CollectedFlow[] flows, string source) =>
        flows.Where(flow => flow.Results.ContainsKey(source)).SelectMany(flow => flow.Results[source]).Select(static row => JsonNode.Parse(row)!.AsObject())
            .DistinctBy(static row => row.ToJsonString());

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    private static long Number(JsonNode? value) =>
        value!.GetValueKind() == System.Text.Json.JsonValueKind.String ? long.Parse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) : value.GetValue<long>();
}
