using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Benchmarks.Language.Texts;

/// <summary>VQL to measure with.</summary>
internal static class VqlTexts
{
    /// <summary>What an analyst's query of 2 KiB looks like: stored queries, a join, lambdas, a subquery, conditions.</summary>
    private const string Hunting = """
        -- Programs that talk to the outside.
        LET Since <= timestamp(epoch=now() - Days * 86400)
        LET Suspicious = '(?i)(powershell|rundll32|mshta)'

        LET Endpoints = SELECT client_id, os_info.hostname AS Hostname, os_info.system AS System,
               timestamp(epoch=last_seen_at) AS LastSeen, labels
        FROM clients(search='label:' + Label)
        WHERE LastSeen > Since AND System = 'windows'

        LET Collections(client) = SELECT session_id, timestamp(epoch=create_time) AS Started,
               artifacts_with_results, state
        FROM flows(client_id=client)
        WHERE state = 'FINISHED'
          AND artifacts_with_results =~ 'Windows.Network.NetstatEnriched'
          AND total_collected_rows > 0
        ORDER BY Started DESC
        LIMIT 5

        LET Connections = SELECT * FROM foreach(row=Endpoints, query={
            SELECT * FROM foreach(row=Collections(client=client_id), query={
                SELECT client_id, Hostname, session_id, Started, Pid, Ppid, Name, Path, CommandLine,
                       Username, Hash.SHA256 AS SHA256, Raddr.IP AS RemoteAddress,
                       Raddr.Port AS RemotePort, Status
                FROM source(client_id=client_id, flow_id=session_id,
                    artifact='Windows.Network.NetstatEnriched', source='Netstat')
                WHERE Status =~ 'ESTAB' AND NOT RemoteAddress =~ '^(10\\.|192\\.168\\.|127\\.|::1)'
                  AND (Name =~ Suspicious OR CommandLine =~ '-enc|download')
            })
        }, workers=10)

        LET Seen <= memoize(query={
            SELECT client_id + SHA256 AS Id, count() AS Times, min(item=Started) AS First
            FROM Connections
            GROUP BY Id
        }, key='Id', period=600)

        SELECT Hostname, client_id, Started, Pid, Name, RemoteAddress, RemotePort,
               format(format='%v/%v', args=[Username, Path]) AS Origin,
               filter(list=split(string=CommandLine, sep=' '), condition='x=>len(list=x) > 200') AS Long,
               get(item=Seen, member=client_id + SHA256).Times AS Times,
               if(condition=RemotePort IN (80, 443), then='web', else='other') AS Kind,
               { SELECT count() FROM hunt_flows(hunt_id=HuntId) } AS Flows
        FROM Connections
        WHERE Times < 3
        ORDER BY Started DESC
        LIMIT 1000

        """;

    /// <summary>A query of exactly 2 KiB.</summary>
    internal static string TwoKibibytes { get; } = Fit(Hunting, 2048);

    /// <summary>Every query that was recorded and that the server took, with the names that were set beside it.</summary>
    internal static IReadOnlyList<Exchange> Recorded { get; } = [.. Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.SyntaxError is null && exchange.Request.Vql.Count > 0)];

    /// <summary>Recorded queries behind one another.</summary>
    /// <param name="length">The length in characters.</param>
    internal static string OfLength(int length)
    {
        string[] queries = [.. Recorded.SelectMany(static exchange => exchange.Request.Vql).Where(static vql => vql.Length < 4096 && VqlSyntax.Parse(vql).IsValid && char.IsAscii(vql[0]) && vql.All(char.IsAscii))];
        return SourceTexts.Join(queries, length);
    }

    /// <summary>The text, filled up with a comment.</summary>
    private static string Fit(string text, int length) =>
        text.Length <= length - 3 ? text + "--" + new string('-', length - text.Length - 2) : throw new InvalidOperationException($"The query has {text.Length} characters.");
}
