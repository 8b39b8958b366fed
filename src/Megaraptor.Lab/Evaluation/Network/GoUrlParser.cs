using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>Reads URLs as Go does.</summary>
internal static class GoUrlParser
{
    /// <summary>Reads a URL.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The URL.</returns>
    /// <exception cref="CallFailedException">The text is none; the message is in the server's words.</exception>
    public static GoUrl Parse(string text)
    {
        int hash = text.IndexOf('#');
        string url = hash < 0 ? text : text[..hash];
        GoUrl parsed = Parse(url, url);
        if (hash < 0 || hash == text.Length - 1)
        {
            return parsed;
        }

        string raw = text[(hash + 1)..];
        string fragment = UrlEscapes.Unescape(raw, UrlPart.Fragment, out string? problem);
        return problem is null
            ? With(parsed, fragment, UrlEscapes.Escape(fragment, UrlPart.Fragment) == raw ? string.Empty : raw)
            : throw Failed(text, problem);
    }

    private static GoUrl Parse(string url, string whole)
    {
        if (url.Any(static c => c < ' ' || c == '\u007f'))
        {
            throw Failed(whole, "net/url: invalid control character in URL");
        }

        if (url == "*")
        {
            return new GoUrl { Path = "*" };
        }

        string scheme = Scheme(url, whole);
        string rest = scheme.Length > 0 ? url[(scheme.Length + 1)..] : url;
        bool forceQuery = rest.EndsWith('?') && rest.Count(static c => c == '?') == 1;
        int question = forceQuery ? rest.Length - 1 : rest.IndexOf('?');
        string query = question < 0 ? string.Empty : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        scheme = scheme.ToLowerInvariant();
        if (!rest.StartsWith('/'))
        {
            if (scheme.Length > 0)
            {
                return new GoUrl { Scheme = scheme, Opaque = rest, RawQuery = query, ForceQuery = forceQuery };
            }

            if (rest.Split('/')[0].Contains(':'))
            {
                throw Failed(whole, "first path segment in URL cannot contain colon");
            }
        }

        string? user = null;
        string host = string.Empty;
        bool omitsHost = false;
        if ((scheme.Length > 0 || !rest.StartsWith("///", StringComparison.Ordinal)) && rest.StartsWith("//", StringComparison.Ordinal))
        {
            int slash = rest.IndexOf('/', 2);
            string authority = slash < 0 ? rest[2..] : rest[2..slash];
            rest = slash < 0 ? string.Empty : rest[slash..];
            (user, host) = Authority(authority, whole);
        }
        else
        {
            omitsHost = scheme.Length > 0 && rest.StartsWith('/');
        }

        string path = UrlEscapes.Unescape(rest, UrlPart.Path, out string? problem);
        return problem is not null
            ? throw Failed(whole, problem)
            : new GoUrl
            {
                Scheme = scheme,
                User = user,
                Host = host,
                Path = path,
                RawPath = UrlEscapes.Escape(path, UrlPart.Path) == rest ? string.Empty : rest,
                RawQuery = query,
                ForceQuery = forceQuery,
                OmitHost = omitsHost,
            };
    }

    private static string Scheme(string url, string whole)
    {
        for (int i = 0; i < url.Length; i++)
        {
            char c = url[i];
            if (c == ':')
            {
                return i == 0 ? throw Failed(whole, "missing protocol scheme") : url[..i];
            }

            if (!char.IsAsciiLetter(c) && (i == 0 || !(char.IsAsciiDigit(c) || c is '+' or '-' or '.')))
            {
                return string.Empty;
            }
        }

        return string.Empty;
    }

    private static (string? User, string Host) Authority(string authority, string whole)
    {
        int at = authority.LastIndexOf('@');
        string host = Host(authority[(at + 1)..], whole);
        if (at < 0)
        {
            return (null, host);
        }

        string user = authority[..at];
        if (!user.All(static c => char.IsAsciiLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".Contains(c)))
        {
            throw Failed(whole, "net/url: invalid userinfo");
        }

        string[] parts = user.Split(':', 2);
        for (int i = 0; i < parts.Length; i++)
        {
            string plain = UrlEscapes.Unescape(parts[i], UrlPart.User, out string? problem);
            parts[i] = problem is null ? UrlEscapes.Escape(plain, UrlPart.User) : throw Failed(whole, problem);
        }

        return (string.Join(':', parts), host);
    }

    private static string Host(string host, string whole)
    {
        int colon;
        if (host.StartsWith('['))
        {
            int bracket = host.LastIndexOf(']');
            if (bracket < 0)
            {
                throw Failed(whole, "missing ']' in host");
            }

            colon = bracket + 1 < host.Length ? bracket + 1 : -1;
        }
        else
        {
            colon = host.LastIndexOf(':');
        }

        if (colon >= 0 && (host[colon] != ':' || !host[(colon + 1)..].All(char.IsAsciiDigit)))
        {
            throw Failed(whole, $"invalid port {GoText.Quote(host[colon..])} after host");
        }

        string plain = UrlEscapes.Unescape(host, UrlPart.Host, out string? problem);
        return problem is null ? plain : throw Failed(whole, problem);
    }

    private static GoUrl With(GoUrl url, string fragment, string rawFragment) => new()
    {
        Scheme = url.Scheme,
        Opaque = url.Opaque,
        User = url.User,
        Host = url.Host,
        Path = url.Path,
        RawPath = url.RawPath,
        RawQuery = url.RawQuery,
        ForceQuery = url.ForceQuery,
        OmitHost = url.OmitHost,
        Fragment = fragment,
        RawFragment = rawFragment,
    };

    private static CallFailedException Failed(string url, string problem) => new($"parse {GoText.Quote(url)}: {problem}");
}
