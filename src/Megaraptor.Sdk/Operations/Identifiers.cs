using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Sdk.Operations;

/// <summary>The one grammar of ids. Values are bound anyway; this only tells a mistyped id from one that does not exist.</summary>
internal static class Identifiers
{
    /// <summary>The pseudo client whose flows ran on the server itself.</summary>
    internal const string Server = "server";

    private const string FindClients = "Ids look like C.0773c28ad8f6a20d: find the client with list_clients. Server artifacts have the client id 'server'.";
    private const string FindFlows = "Ids look like F.DC2OH8OD58K60, those of hunts end in .H: find the flow with list_flows.";

    /// <summary>A client id, with the org's suffix if it has one, or <c>server</c>.</summary>
    internal static void CheckClient(string clientId)
    {
        if (clientId != Server && !(clientId.StartsWith("C.", StringComparison.Ordinal) && IsWord(clientId.AsSpan(2), '-')))
        {
            throw new InvalidArgumentException($"'{Shown(clientId)}' is not a client id.", FindClients);
        }
    }

    /// <summary>A flow id: a collection, a hunt's flow, or <c>F.Monitoring</c>.</summary>
    internal static void CheckFlow(string flowId)
    {
        ReadOnlySpan<char> rest = flowId.StartsWith("F.", StringComparison.Ordinal) ? flowId.AsSpan(2) : default;
        if (rest.EndsWith(".H"))
        {
            rest = rest[..^2];
        }

        if (!IsWord(rest, '-'))
        {
            throw new InvalidArgumentException($"'{Shown(flowId)}' is not a flow id.", FindFlows);
        }
    }

    /// <summary>A hunt id.</summary>
    internal static void CheckHunt(string huntId)
    {
        if (!(huntId.StartsWith("H.", StringComparison.Ordinal) && IsWord(huntId.AsSpan(2), '-')))
        {
            throw new InvalidArgumentException($"'{Shown(huntId)}' is not a hunt id.", "Ids look like H.CQ9GD2TJT7GNE: find the hunt with list_hunts.");
        }
    }

    /// <summary>A notebook id: of a notebook of its own, of a flow, a hunt or events.</summary>
    internal static void CheckNotebook(string notebookId)
    {
        string rest = notebookId.StartsWith("N.", StringComparison.Ordinal) ? notebookId[2..].Replace(".", "", StringComparison.Ordinal) : "";
        if (!IsWord(rest, '-'))
        {
            throw new InvalidArgumentException($"'{Shown(notebookId)}' is not a notebook id.", "Ids look like N.D8DQSLDM34RQM; those of flows and hunts like N.F.… and N.H.….");
        }
    }

    internal static NotFoundException NoHunt(string huntId) => new($"There is no hunt {huntId}.", "Find it with list_hunts.");

    internal static NotFoundException NoClient(string clientId) => new($"There is no client {clientId}.", FindClients);

    internal static NotFoundException NoFlow(string clientId, string flowId) => new($"Client {clientId} has no flow {flowId}.", FindFlows);

    private static bool IsWord(ReadOnlySpan<char> text, char also)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != also)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>A mistyped id in a message: short, on one line, cut between characters.</summary>
    private static string Shown(string id)
    {
        const int Longest = 60;
        string line = EvidenceText.Show(id);
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest), "…");
    }
}
