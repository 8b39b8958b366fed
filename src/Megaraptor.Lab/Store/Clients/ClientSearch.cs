using System.Text;
using System.Text.RegularExpressions;

namespace Megaraptor.Lab.Store.Clients;

/// <summary>A search for clients, in the server's search language: <c>web-01</c>, <c>host:web*</c>, <c>label:prod</c>, <c>ip:10.*</c>, an id, or everything.</summary>
/// <remarks>
/// The server searches an index of terms (<c>all</c>, the id, <c>host:</c>, <c>label:</c>, <c>mac:</c>) for a prefix, in lower case, and finds
/// clients in the order of term and id. Only searches for addresses and for clients without labels go through the table.
/// </remarks>
internal sealed class ClientSearch
{
    private readonly Kind _kind;
    private readonly string _prefix;
    private readonly Regex? _filter;

    private ClientSearch(Kind kind, string term)
    {
        _kind = kind;
        (_prefix, _filter) = Split(term);
    }

    private enum Kind
    {
        Index,
        Unlabeled,
        Address,
        Recent,
    }

    /// <summary>Reads a search.</summary>
    /// <param name="text">The text; empty for everything.</param>
    /// <param name="search">The search.</param>
    /// <param name="error">Why there is none: an operator that does not exist.</param>
    /// <returns>Whether the text is a search.</returns>
    public static bool TryParse(string text, out ClientSearch? search, out string error)
    {
        error = "";
        if (text is "" or "all")
        {
            search = new ClientSearch(Kind.Index, "all");
            return true;
        }

        if (text.StartsWith("C.", StringComparison.Ordinal) || text.StartsWith("c.", StringComparison.Ordinal))
        {
            search = new ClientSearch(Kind.Index, text);
            return true;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        (string verb, string term) = colon < 0 ? ("", text) : (text[..colon], text[(colon + 1)..]);
        search = verb switch
        {
            "" => new ClientSearch(Kind.Index, "host:" + term),
            "label" when term == "none" => new ClientSearch(Kind.Unlabeled, ""),
            "label" or "host" or "mac" or "all" => new ClientSearch(Kind.Index, text),
            "client" => new ClientSearch(Kind.Index, term),
            "ip" => new ClientSearch(Kind.Address, term),
            "recent" => new ClientSearch(Kind.Recent, ""),
            _ => null,
        };
        if (search is null)
        {
            error = "Invalid search operator " + verb;
        }

        return search is not null;
    }

    /// <summary>The ids of the clients that match.</summary>
    /// <param name="clients">All clients, in the order of the table.</param>
    public IReadOnlyList<string> Find(IReadOnlyList<Client> clients) => _kind switch
    {
        Kind.Unlabeled => [.. clients.Where(static client => client.IsEnrolled && client.Record.Labels.Count == 0).Select(static client => client.Record.ClientId)],
        Kind.Address => [.. clients.Where(client => client.IsEnrolled && IsAddressMatch(client.Record.LastIp)).Select(static client => client.Record.ClientId)],

        // The clients that the user last looked at in the web interface, which the Lab does not have.
        Kind.Recent => [],
        _ => FindTerms(clients),
    };

    private List<string> FindTerms(IReadOnlyList<Client> clients)
    {
        string prefix = _prefix.ToLowerInvariant();
        var hits = new List<(string Key, string ClientId)>();
        foreach (Client client in clients)
        {
            string id = client.Record.ClientId;
            foreach (string term in Terms(client))
            {
                string key = $"{term}/{id}".ToLowerInvariant();
                if (key.StartsWith(prefix, StringComparison.Ordinal) && (_filter is null || _filter.IsMatch(term)))
                {
                    hits.Add((key, id));
                }
            }
        }

        hits.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>(hits.Count);
        foreach ((_, string id) in hits)
        {
            if (seen.Add(id))
            {
                found.Add(id);
            }
        }

        return found;
    }

    private static IEnumerable<string> Terms(Client client)
    {
        if (client.IsEnrolled)
        {
            yield return "all";
            yield return client.Record.ClientId;
            if (client.Record.System is { Hostname.Length: > 0 } system)
            {
                yield return "host:" + system.Hostname;
            }

            foreach (string address in client.Record.System?.MacAddresses ?? [])
            {
                yield return "mac:" + address;
            }
        }

        foreach (string label in client.Record.Labels)
        {
            yield return "label:" + label.ToLowerInvariant();
        }
    }

    private bool IsAddressMatch(string address) =>
        address.StartsWith(_prefix, StringComparison.Ordinal) && (_filter is null || _filter.IsMatch(address));

    /// <summary>A term with a wildcard inside is searched for by what stands before it, and each hit is then compared with the whole.</summary>
    private static (string Prefix, Regex? Filter) Split(string term)
    {
        int star = term.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return (term, null);
        }

        string prefix = term[..star];
        return star == term.Length - 1 ? (prefix, null) : (prefix, new Regex(Pattern(term), RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }

    private static string Pattern(string term)
    {
        var pattern = new StringBuilder();
        foreach (char letter in term)
        {
            pattern.Append(letter switch
            {
                '*' => ".*",
                '?' => ".",
                _ => Regex.Escape(letter.ToString()),
            });
        }

        return pattern.Append("\\z").ToString();
    }
}
