using System.Text;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>A URL in its parts.</summary>
internal sealed class GoUrl : VqlObject
{
    private static readonly string[] s_members =
    [
        "Scheme", "Opaque", "User", "Host", "Path", "Fragment", "RawQuery", "RawPath", "RawFragment", "ForceQuery", "OmitHost",
        "EscapedFragment", "EscapedPath", "Hostname", "IsAbs", "Port", "Query", "Redacted", "RequestURI", "String",
    ];

    /// <summary>The scheme, without its colon.</summary>
    public string Scheme { get; init; } = string.Empty;

    /// <summary>What follows a scheme without a slash.</summary>
    public string Opaque { get; init; } = string.Empty;

    /// <summary>User and password, encoded; null when there are none.</summary>
    public string? User { get; init; }

    /// <summary>Host and port.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The path, decoded.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The path as it was written, where that says more than the decoded one.</summary>
    public string RawPath { get; init; } = string.Empty;

    /// <summary>The fragment, decoded.</summary>
    public string Fragment { get; init; } = string.Empty;

    /// <summary>The fragment as it was written, where that says more than the decoded one.</summary>
    public string RawFragment { get; init; } = string.Empty;

    /// <summary>The query, encoded.</summary>
    public string RawQuery { get; init; } = string.Empty;

    /// <summary>Whether there is a question mark without a query.</summary>
    public bool ForceQuery { get; init; }

    /// <summary>Whether a path follows the scheme without an empty host.</summary>
    public bool OmitHost { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "*url.URL";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => s_members;

    private string EscapedPath => RawPath.Length > 0 ? RawPath : Path == "*" ? "*" : UrlEscapes.Escape(Path, UrlPart.Path);

    private string EscapedFragment => RawFragment.Length > 0 ? RawFragment : UrlEscapes.Escape(Fragment, UrlPart.Fragment);

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        string capital = name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        value = capital switch
        {
            "Scheme" => Scheme,
            "Opaque" => Opaque,
            "User" => User,
            "Host" => Host,
            "Path" => Path,
            "RawPath" => RawPath,
            "Fragment" => Fragment,
            "RawFragment" => RawFragment,
            "RawQuery" => RawQuery,
            "ForceQuery" => ForceQuery,
            "OmitHost" => OmitHost,
            "EscapedPath" => EscapedPath,
            "EscapedFragment" => EscapedFragment,
            "Hostname" => SplitHost().Name,
            "Port" => SplitHost().Port,
            "IsAbs" => Scheme.Length > 0,
            "Query" => UrlQuery.Parse(RawQuery),
            "RequestURI" => RequestUri(),
            "Redacted" => Text(User is not null && User.Contains(':') ? User[..User.IndexOf(':')] + ":xxxxx" : User),
            "String" => ToString(),
            _ => null,
        };
        return value is not null || capital == "User" ? Lookup.Found : Lookup.Default;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope)
    {
        var json = new VqlDict(11);
        foreach (string name in s_members.AsSpan(0, 11))
        {
            TryGetMember(scope, name, out object? value);
            json.Set(name, name == "User" && value is not null ? new VqlDict(0) : value);
        }

        return json;
    }

    /// <inheritdoc/>
    public override string ToString() => Text(User);

    private string Text(string? user)
    {
        var text = new StringBuilder();
        if (Scheme.Length > 0)
        {
            text.Append(Scheme).Append(':');
        }

        if (Opaque.Length > 0)
        {
            text.Append(Opaque);
        }
        else
        {
            AppendHierarchy(text, user);
        }

        if (ForceQuery || RawQuery.Length > 0)
        {
            text.Append('?').Append(RawQuery);
        }

        return Fragment.Length > 0 ? text.Append('#').Append(EscapedFragment).ToString() : text.ToString();
    }

    private void AppendHierarchy(StringBuilder text, string? user)
    {
        string path = EscapedPath;
        if ((Scheme.Length > 0 || Host.Length > 0 || user is not null) && !(OmitHost && Host.Length == 0 && user is null))
        {
            if (Host.Length > 0 || path.Length > 0 || user is not null)
            {
                text.Append("//");
            }

            if (user is not null)
            {
                text.Append(user).Append('@');
            }

            text.Append(UrlEscapes.Escape(Host, UrlPart.Host));
        }

        if (path.Length > 0 && path[0] != '/' && Host.Length > 0)
        {
            text.Append('/');
        }

        if (text.Length == 0 && path.Split('/')[0].Contains(':'))
        {
            // A colon in the first part would make it a scheme.
            text.Append("./");
        }

        text.Append(path);
    }

    private string RequestUri()
    {
        string uri = Opaque.Length == 0 ? EscapedPath : Opaque.StartsWith("//", StringComparison.Ordinal) ? $"{Scheme}:{Opaque}" : Opaque;
        uri = uri.Length == 0 ? "/" : uri;
        return ForceQuery || RawQuery.Length > 0 ? $"{uri}?{RawQuery}" : uri;
    }

    private (string Name, string Port) SplitHost()
    {
        int colon = Host.LastIndexOf(':');
        bool hasPort = colon >= 0 && Host[(colon + 1)..].All(char.IsAsciiDigit) && !(Host.StartsWith('[') && colon < Host.IndexOf(']'));
        string name = hasPort ? Host[..colon] : Host;
        return (name.StartsWith('[') && name.EndsWith(']') ? name[1..^1] : name, hasPort ? Host[(colon + 1)..] : string.Empty);
    }
}
