using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using YamlDotNet.Core;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Writes values as YAML 1.1 in block style, lists not indented below their key.</summary>
internal static class YamlText
{
    private const int MaxDepth = 1000;

    /// <summary>Writes a value.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text, with a line end.</returns>
    public static string Of(Scope scope, object? value)
    {
        var text = new StringBuilder();
        Write(text, scope, value, 0, isInline: false);
        return text.ToString();
    }

    /// <param name="text">Where to.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="value">The value.</param>
    /// <param name="indent">The blanks before the lines of this value.</param>
    /// <param name="isInline">Whether the first line has begun, behind a dash.</param>
    private static void Write(StringBuilder text, Scope scope, object? value, int indent, bool isInline)
    {
        if (indent > MaxDepth)
        {
            text.Append("null\n");
            return;
        }

        switch (value)
        {
            case VqlDict { Count: > 0 } dict:
                WriteDict(text, scope, dict, indent, isInline);
                break;
            case VqlList { Count: > 0 } list:
                WriteList(text, scope, list, indent, isInline);
                break;
            case VqlObject or StoredQuery or StoredExpression:
                Write(text, scope, Materialised.ForJson(scope, value), indent, isInline);
                break;
            default:
                text.Append(Scalar(value, indent)).Append('\n');
                break;
        }
    }

    private static void WriteDict(StringBuilder text, Scope scope, VqlDict dict, int indent, bool isInline)
    {
        foreach (KeyValuePair<string, object?> item in dict.Items)
        {
            text.Append(' ', isInline ? 0 : indent).Append(Word(item.Key, indent)).Append(':');
            isInline = false;
            object? value = item.Value is VqlObject or StoredQuery or StoredExpression ? Materialised.ForJson(scope, item.Value) : item.Value;
            if (value is VqlDict { Count: > 0 })
            {
                text.Append('\n');
                Write(text, scope, value, indent + 2, isInline: false);
            }
            else if (value is VqlList { Count: > 0 })
            {
                text.Append('\n');
                Write(text, scope, value, indent, isInline: false);
            }
            else
            {
                Write(text.Append(' '), scope, value, indent, isInline: true);
            }
        }
    }

    private static void WriteList(StringBuilder text, Scope scope, VqlList list, int indent, bool isInline)
    {
        foreach (object? item in list)
        {
            text.Append(' ', isInline ? 0 : indent).Append("- ");
            isInline = false;
            Write(text, scope, item, indent + 2, isInline: true);
        }
    }

    private static string Scalar(object? value, int indent) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Word(text, indent),
        double number => double.IsNaN(number) ? ".nan" : double.IsInfinity(number) ? (number > 0 ? ".inf" : "-.inf") : GoFloat.Shortest(number),
        VqlTime time => GoTimeLayout.Format(time.In(VqlZone.Utc), GoTimeLayout.Rfc3339Nano),
        VqlList => "[]",
        VqlDict => "{}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Word(GoText.Of(value), indent),
    };

    private static string Word(string text, int indent)
    {
        if (text.Length == 0 || YamlScalar.Resolve(text, TagName.Empty) is not string)
        {
            return $"\"{text}\"";
        }

        if (text.Contains('\n') && !text.Any(static c => c < ' ' && c is not ('\n' or '\t')))
        {
            string pad = new(' ', indent + 2);
            string chomp = text.EndsWith('\n') ? (text.EndsWith("\n\n", StringComparison.Ordinal) ? "|+" : "|") : "|-";
            return chomp + "\n" + string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : pad + line));
        }

        if (text.Any(static c => c < ' ' || c == '\u007f'))
        {
            return GoText.Quote(text);
        }

        return IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    private static bool IsPlain(string text) =>
        !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && !"#,[]{}&*!|>'\"%@`".Contains(text[0])
        && !(text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] == ' '))
        && !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && text[^1] != ':';
}
