namespace Megaraptor.Cli.Demo;

/// <summary>One question of the investigation: what is asked of the results of one artifact.</summary>
/// <param name="Title">The question.</param>
/// <param name="Artifact">The artifact, or artifact/source, whose rows are asked.</param>
/// <param name="Columns">The columns to show, as VQL.</param>
/// <param name="Condition">Which rows to show, as VQL.</param>
/// <param name="Verdict">What a hit means.</param>
internal sealed record Lead(string Title, string Artifact, string Columns, string Condition, string Verdict)
{
    /// <summary>The questions, in the order in which an analyst asks them.</summary>
    internal static IReadOnlyList<Lead> All { get; } =
    [
        new(
            "Who listens on a port that is no known service's?",
            "Linux.Network.NetstatEnriched",
            "Laddr AS Address, Lport AS Port, ProcInfo.Name AS Process, ProcInfo.CommandLine AS CommandLine, ProcInfo.Username AS User",
            "Status = 'LISTEN' AND NOT Lport IN (22, 25, 80, 443)",
            "A netcat that keeps listening (-l -k) and serves nobody in particular: treat it as a backdoor."),
        new(
            "What does cron start from a place anyone can write to?",
            "Linux.Sys.Crontab/CronTabs",
            "User, Command, Path",
            "Command =~ '(/tmp|/var/tmp|/dev/shm)/'",
            "A hidden folder under /var/tmp, started by the web server's user: persistence."),
        new(
            "Which SSH keys open this host?",
            "Linux.Ssh.AuthorizedKeys",
            "OSPath AS File, keytype AS Type, comment AS Comment",
            "keytype",
            "Compare each key with the people who should have one. Root has none in this list."),
        new(
            "Who logged in over SSH from outside the network?",
            "Linux.Syslog.SSHLogin",
            "Time, IP, Result, Method, AttemptedUser AS User",
            "NOT IP =~ '^10[.]'",
            "Failed passwords, and then a login by key from the same address. Find that key on the host. (The log has no year: 0000.)"),
        new(
            "What was typed at a shell to fetch, hide or pack something?",
            "Linux.Sys.BashHistory",
            "OSPath AS File, Line",
            "Line =~ 'curl|wget|history -c|ssh |/dev/shm|/var/tmp'",
            "A script piped into a shell, a hop to build-01, and there an archive of the workspace in memory: two hosts to contain."),
    ];

    /// <summary>The whole query. Ids travel beside it.</summary>
    internal string Vql => $"SELECT {Columns}\nFROM source(client_id=__client, flow_id=__flow, artifact=__artifact)\nWHERE {Condition}";
}
