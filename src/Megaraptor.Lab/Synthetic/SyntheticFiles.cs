using System.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Hosts;
using Megaraptor.Lab.Store.Files;

namespace Megaraptor.Lab.Synthetic;

/// <summary>The files of a host: few, but all that its tables name can be opened.</summary>
internal static class SyntheticFiles
{
    private static readonly char[] s_separators = ['\\', '/'];

    /// <summary>The files.</summary>
    public static IEnumerable<HostFile> Of(SyntheticHost host)
    {
        foreach (string exe in host.Processes.Select(static process => process.Exe).Where(static exe => exe.Length > 0).Distinct(StringComparer.Ordinal))
        {
            yield return File(host, exe, SyntheticBinary.Content(exe), "-rwxr-xr-x");
        }

        foreach (SyntheticUser user in host.Users)
        {
            string separator = host.System == SyntheticHost.Windows ? "\\" : "/";
            yield return Text(host, string.Join(separator, user.Home, "Documents", "Übersicht \"Q3\".txt"), $"Notes of {user.FullName}\n");
            yield return Text(host, string.Join(separator, user.Home, "Downloads", "readme.txt"), "synthetic\n");
        }

        foreach ((string path, string content) in host.System switch
        {
            SyntheticHost.Windows => [(@"C:\Windows\System32\drivers\etc\hosts", "127.0.0.1 localhost\r\n")],
            SyntheticHost.Linux => [("/etc/passwd", Passwords(host)), ("/etc/hostname", host.Hostname + "\n"), ("/etc/hosts", $"127.0.0.1 localhost\n127.0.1.1 {host.Hostname}\n")],
            _ => new[] { ("/etc/hosts", "127.0.0.1 localhost\n") },
        })
        {
            yield return Text(host, path, content);
        }
    }

    private static string Passwords(SyntheticHost host) => "root:x:0:0:root:/root:/bin/bash\n"
        + string.Concat(host.Users.Select(static user => $"{user.Name}:x:{user.Uid}:{user.Uid}:{user.FullName}:{user.Home}:/bin/bash\n"));

    private static HostFile Text(SyntheticHost host, string path, string content) => File(host, path, Encoding.UTF8.GetBytes(content), "-rw-r--r--");

    private static HostFile File(SyntheticHost host, string path, byte[] content, string mode)
    {
        // A planted file is as young as what it started.
        var time = VqlTime.FromUnix(host.Planted?.Exe == path ? host.BootTime : host.FirstSeen);
        return new HostFile
        {
            Components = path.Split(s_separators, StringSplitOptions.RemoveEmptyEntries),
            Size = content.Length,
            Mode = HostFileMode.Parse(mode),
            Modified = time,
            Accessed = time,
            Changed = time,
            Born = time,
            Content = new MemoryFile(content),
        };
    }
}
