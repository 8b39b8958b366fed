using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Verification;

/// <summary>Which host each client of a recording is, as far as its answers tell. A host that was enrolled again has another id, and is the same host.</summary>
internal static partial class RecordedHostNames
{
    private const int MatchTimeout = 5_000;

    /// <summary>Reads the names of the hosts, in small letters and without their domains, by client id.</summary>
    /// <param name="path">The recording.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var hosts = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            // Rows are JSON inside of JSON: their quotes are escaped.
            string text = line.Replace("\\\"", "\"", StringComparison.Ordinal);
            foreach (Regex pattern in (ReadOnlySpan<Regex>)[ClientRecord(), HuntRow(), DownloadName()])
            {
                foreach (Match match in pattern.Matches(text))
                {
                    hosts.TryAdd(match.Groups["client"].Value, match.Groups["host"].Value.ToLowerInvariant());
                }
            }
        }

        return hosts;
    }

    [GeneratedRegex(@"""client_id"":""(?<client>C\.[0-9a-f]{16})""[^{}]*(?:\{[^{}]*\}[^{}]*)?""os_info"":\{[^{}]*""hostname"":""(?<host>[^"".]+)", RegexOptions.None, MatchTimeout)]
    private static partial Regex ClientRecord();

    [GeneratedRegex(@"""ClientId"":""(?<client>C\.[0-9a-f]{16})"",""_OrgId"":""[^""]*"",""Fqdn"":""(?<host>[^"".]+)", RegexOptions.None, MatchTimeout)]
    private static partial Regex HuntRow();

    [GeneratedRegex(@"/(?<host>[^/""]+)-(?<client>C\.[0-9a-f]{16})-F\.", RegexOptions.None, MatchTimeout)]
    private static partial Regex DownloadName();
}
