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
    private const int KindLength = 4;

    private readonly Kind _kind;
    private readonly string _prefix;
    private readonly string _lowerPrefix;
    private readonly Regex? _filter;

    private ClientSearch(Kind kind, string term)
    {
        _kind = kind;
        (_prefix, _filter) = Split(term);
        _lowerPrefix = _prefix.ToLowerInvariant();
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

    /// <summary>Whether it wants every client: then the ids are the order.</summary>
    public bool WantsEverything => _kind == Kind.Index && _prefix == "all" && _filter is null;

    /// <summary>Whether it goes through the index of terms; else it goes through the table.</summary>
    public bool IsByTerm => _kind == Kind.Index;

    /// <summary>Whether a search through the table finds a client.</summary>
    public bool IsMatch(IClientFacts client) => _kind switch
    {
        Kind.Unlabeled => client.IsEnrolled && client.Labels.Count == 0,
        Kind.Address => client.IsEnrolled && IsAddressMatch(client.LastIp),

        // The clients that the user last looked at in the web interface, which the Lab does not have.
        _ => false,
    };

    /// <summary>The places in the index at which a search by term finds a client.</summary>
    public IReadOnlyList<(string Key, string ClientId)> Hits(IClientFacts client)
    {
        List<(string Key, string ClientId)>? hits = null;
        foreach (string term in Terms(client))
        {
            // Most terms are of another kind, which their first letters show without making a key.
            int length = Math.Min(KindLength, Math.Min(term.Length, _prefix.Length));
            if (string.Compare(term, 0, _prefix, 0, length, StringComparison.OrdinalIgnoreCase) != 0)
            {
                continue;
            }

            string key = $"{term}/{client.ClientId}".ToLowerInvariant();
            if (key.StartsWith(_lowerPrefix, StringComparison.Ordinal) && (_filter is null || _filter.IsMatch(term)))
            {
                (hits ??= []).Add((key, client.ClientId));
            }
        }

        return hits ?? (IReadOnlyList<(string Key, string ClientId)>)[];
    }

    /// <summary>The ids in the order of the index, each once.</summary>
    public static IEnumerable<string> Sort(IEnumerable<(string Key, string ClientId)> hits) =>
        hits.OrderBy(static hit => hit.Key, StringComparer.Ordinal).Select(static hit => hit.ClientId).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Terms(IClientFacts client)
    {
        if (client.IsEnrolled)
        {
            yield return "all";
            yield return client.ClientId;
            if (client.Hostname.Length > 0)
            {
                yield return "host:" + client.Hostname;
            }

            foreach (string address in client.MacAddresses)
            {
                yield return "mac:" + address;
            }
        }

        foreach (string label in client.Labels)
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
