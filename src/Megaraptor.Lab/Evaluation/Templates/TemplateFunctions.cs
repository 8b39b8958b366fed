using System.Text;
using Megaraptor.Lab.Evaluation.Network;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Templates;

/// <summary>A function that templates may call.</summary>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest.</param>
/// <param name="Body">What it does; a <see cref="TemplateException"/> says what is wrong with the arguments.</param>
internal sealed record TemplateFunction(int Least, int Most, Func<IReadOnlyList<object?>, object?> Body);

/// <summary>The functions that templates may call.</summary>
internal static class TemplateFunctions
{
    private static readonly Dictionary<string, TemplateFunction> s_all = new(StringComparer.Ordinal)
    {
        ["and"] = Many(1, static a => a[^1]),
        ["or"] = Many(1, static a => a[^1]),
        ["not"] = One(static a => !TemplateValue.IsTrue(a)),
        ["eq"] = Many(1, static a => TemplateComparison.IsEqual(a)),
        ["ne"] = Two(static (a, b) => !TemplateComparison.IsEqual([a, b])),
        ["lt"] = Two(static (a, b) => TemplateComparison.IsLess(a, b)),
        ["le"] = Two(static (a, b) => TemplateComparison.IsLess(a, b) || TemplateComparison.IsEqual([a, b])),
        ["gt"] = Two(static (a, b) => !TemplateComparison.IsLess(a, b) && !TemplateComparison.IsEqual([a, b])),
        ["ge"] = Two(static (a, b) => !TemplateComparison.IsLess(a, b)),
        ["len"] = One(Length),
        ["index"] = Many(1, Index),
        ["slice"] = Many(1, Slice),
        ["print"] = Many(0, Print),
        ["println"] = Many(0, static a => string.Join(' ', a.Select(Shown)) + "\n"),
        ["printf"] = Many(1, static a => GoFormat.Format(Text(a[0]), [.. a.Skip(1)])),
        ["html"] = Many(0, static a => TemplateText.Html(Print(a))),
        ["js"] = Many(0, static a => TemplateText.Script(Print(a))),
        ["urlquery"] = Many(0, static a => UrlEscapes.Escape(Print(a), UrlPart.Query)),
    };

    /// <summary>Whether there is a function.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True when there is.</returns>
    public static bool Contains(string name) => s_all.ContainsKey(name);

    /// <summary>Finds a function.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The function.</returns>
    public static TemplateFunction Find(string name) => s_all[name];

    private static TemplateFunction One(Func<object?, object?> body) => new(1, 1, a => body(a[0]));

    private static TemplateFunction Two(Func<object?, object?, object?> body) => new(2, 2, a => body(a[0], a[1]));

    private static TemplateFunction Many(int least, Func<IReadOnlyList<object?>, object?> body) => new(least, int.MaxValue, body);

    private static string Text(object? value) => value as string ?? throw new TemplateException($"wrong type for value; expected string; got {TemplateValue.TypeName(value)}");

    private static string Shown(object? value) => value == TemplateValue.Missing ? "<nil>" : TemplateValue.Print(value);

    /// <summary>The values one behind the other, with a blank between two of which neither is a text.</summary>
    private static string Print(IReadOnlyList<object?> values)
    {
        var text = new StringBuilder();
        for (int i = 0; i < values.Count; i++)
        {
            if (i > 0 && values[i] is not string && values[i - 1] is not string)
            {
                text.Append(' ');
            }

            text.Append(Shown(values[i]));
        }

        return text.ToString();
    }

    private static object? Length(object? value) => value switch
    {
        string text => (long)ByteText.Length(text),
        VqlList list => (long)list.Count,
        TemplateMap map => (long)map.Values.Count,
        _ when value == TemplateValue.Missing => throw new TemplateException("len of nil pointer"),
        _ => throw new TemplateException($"len of type {TemplateValue.TypeName(value)}"),
    };

    private static object? Index(IReadOnlyList<object?> arguments)
    {
        object? value = arguments[0];
        if (value == TemplateValue.Missing)
        {
            throw new TemplateException("index of untyped nil");
        }

        foreach (object? key in arguments.Skip(1))
        {
            value = value switch
            {
                VqlList list => list[Place(key, list.Count, "slice")],
                string text => ByteText.At(text, Place(key, ByteText.Length(text), "string")),
                TemplateMap map => map.Find(Text(key)),
                _ when value == TemplateValue.Missing => throw new TemplateException("index of nil pointer"),
                _ => throw new TemplateException($"can't index item of type {TemplateValue.TypeName(value)}"),
            };
        }

        return value;
    }

    private static int Place(object? key, int count, string what)
    {
        long index = Integer(key);
        return index < 0 || index > count ? throw new TemplateException($"index out of range: {index}")
            : index == count ? throw new TemplateException($"reflect: {what} index out of range")
            : (int)index;
    }

    private static long Integer(object? key) =>
        VqlValue.IsInteger(key) && VqlValue.TryInteger(key, out long index) ? index
        : throw new TemplateException(key == TemplateValue.Missing ? "cannot index slice/array with nil" : $"cannot index slice/array with type {TemplateValue.TypeName(key)}");

    private static object? Slice(IReadOnlyList<object?> arguments)
    {
        object? value = arguments[0];
        int count = value switch
        {
            string text => ByteText.Length(text),
            VqlList list => list.Count,
            _ when value == TemplateValue.Missing => throw new TemplateException("slice of untyped nil"),
            _ => throw new TemplateException($"can't slice item of type {TemplateValue.TypeName(value)}"),
        };
        if (arguments.Count > (value is string ? 3 : 4))
        {
            throw new TemplateException(value is string ? "cannot 3-index slice a string" : $"too many slice indexes: {arguments.Count - 1}");
        }

        int start = arguments.Count > 1 ? Bound(arguments[1], count) : 0;
        int end = arguments.Count > 2 ? Bound(arguments[2], count) : count;
        if (start > end)
        {
            throw new TemplateException($"invalid slice index: {start} > {end}");
        }

        return value is string whole ? ByteText.Slice(whole, start, end) : ((VqlList)value!).Slice(start, end);
    }

    private static int Bound(object? key, int count)
    {
        long index = Integer(key);
        return index >= 0 && index <= count ? (int)index : throw new TemplateException($"index out of range: {index}");
    }
}
