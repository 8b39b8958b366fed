using System.Globalization;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>How the server prints the arguments of a call when it explains a query: the fields of a structure, those that are not set left out.</summary>
internal static class ExplainedArguments
{
    private static readonly Dictionary<string, string> s_plugins = new(StringComparer.Ordinal)
    {
        ["range"] = "plugins.RangePluginArgs",
    };

    /// <summary>The text of a call's arguments.</summary>
    /// <param name="name">The name of what is called.</param>
    /// <param name="isPlugin">Whether that is a plugin.</param>
    /// <param name="call">The call.</param>
    /// <returns>The text, or null when the server's name of the structure is not known.</returns>
    public static string? Of(string name, bool isPlugin, Call call)
    {
        if (!isPlugin || !s_plugins.TryGetValue(name, out string? structure))
        {
            return null;
        }

        var fields = new List<string>();
        foreach (Parameter parameter in call.Signature.Parameters)
        {
            if (call.Value(parameter.Name) is { } value && Field(value) is { } text)
            {
                fields.Add($"{char.ToUpperInvariant(parameter.Name[0])}{parameter.Name[1..]}: {text}");
            }
        }

        return $"&{structure}{{{string.Join(", ", fields)}}}";
    }

    private static string? Field(object value) => value switch
    {
        long number when number != 0 => number.ToString(CultureInfo.InvariantCulture),
        string { Length: > 0 } text => GoText.Quote(text),
        true => "true",
        _ => null,
    };
}
