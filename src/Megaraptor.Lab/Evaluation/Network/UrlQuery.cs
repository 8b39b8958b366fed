using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Network;

/// <summary>Queries and paths of URLs.</summary>
internal static class UrlQuery
{
    /// <summary>Writes the members of a value as a query, sorted by name. Of a list, each text is a value of its own; NULL is left out.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="value">The value.</param>
    /// <returns>The query.</returns>
    public static string Encode(Scope scope, object? value)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (string name in Members.Names(value))
        {
            if (Members.Find(scope, value, name, out object? member) != Lookup.Found)
            {
                continue;
            }

            switch (member)
            {
                case VqlList list:
                    pairs.AddRange(list.OfType<string>().Select(item => (name, item)));
                    break;
                case not null:
                    pairs.Add((name, GoText.Of(member)));
                    break;
            }
        }

        return string.Join('&', pairs
            .OrderBy(static pair => pair.Name, StringComparer.Ordinal)
            .Select(static pair => $"{UrlEscapes.Escape(pair.Name, UrlPart.Query)}={UrlEscapes.Escape(pair.Value, UrlPart.Query)}"));
    }

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The values by name, sorted by name. Pairs that are wrong are left out.</returns>
    public static VqlDict Parse(string query)
    {
        var values = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string pair in query.Split('&').Where(static pair => pair.Length > 0 && !pair.Contains(';')))
        {
            int equals = pair.IndexOf('=');
            string name = UrlEscapes.Unescape(equals < 0 ? pair : pair[..equals], UrlPart.Query, out string? problem);
            string value = equals < 0 ? string.Empty : UrlEscapes.Unescape(pair[(equals + 1)..], UrlPart.Query, out string? other) is var text && other is null ? text : null!;
            if (problem is null && value is not null)
            {
                (values.TryGetValue(name, out List<string>? list) ? list : values[name] = []).Add(value);
            }
        }

        var dict = new VqlDict(values.Count, ignoresCase: true);
        foreach ((string name, List<string> list) in values)
        {
            dict.Set(name, VqlList.OfStrings(list));
        }

        return dict;
    }

    /// <summary>A path as it stands in a URL: clean, with slashes, one of them in front.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path; empty for none.</returns>
    public static string NormalizePath(string path)
    {
        string clean = RelativePath.Clean(path).Replace('\\', '/').TrimStart('/');
        return clean == "." ? string.Empty : "/" + clean;
    }
}
