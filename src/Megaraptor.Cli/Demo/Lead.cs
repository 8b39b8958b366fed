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
            "Who listens that is no known service?",
            "Linux.Network.NetstatEnriched",
            "Laddr AS Address, Lport AS Port, ProcInfo.Name AS Process, ProcInfo.CommandLine AS CommandLine, ProcInfo.Username AS User",
            "Status = 'LISTEN' AND NOT ProcInfo.Name =~ '^(sshd|nginx)$'",
            "A netcat that keeps listening is a backdoor."),
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
            "Compare each key with the people who should have one."),
        new(
            "Who logged in over SSH from outside the network?",
            "Linux.Syslog.SSHLogin",
            "Time, IP, Result, Method, AttemptedUser AS User",
            "NOT IP =~ '^10[.]'",
            "Two failed passwords, then a key that works: the key was planted in between."),
    ];

    /// <summary>The whole query. Ids travel beside it.</summary>
    internal string Vql => $"SELECT {Columns}\nFROM source(client_id=__client, flow_id=__flow, artifact=__artifact)\nWHERE {Condition}";
}
