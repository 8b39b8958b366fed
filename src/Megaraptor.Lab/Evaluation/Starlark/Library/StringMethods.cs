using System.Numerics;
using System.Text;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>A method of texts.</summary>
internal delegate object? StringMethod(ProgramRun run, string text, StarlarkArguments arguments);

/// <summary>The methods of texts.</summary>
internal static class StringMethods
{
    /// <summary>The methods, by name.</summary>
    public static IReadOnlyDictionary<string, StringMethod> All { get; } = new Dictionary<string, StringMethod>(StringComparer.Ordinal)
    {
        ["capitalize"] = Changed("capitalize", static text => TitleCase.First(text)),
        ["count"] = static (run, text, arguments) => (BigInteger)Count(run, text, arguments),
        ["endswith"] = static (_, text, arguments) => Affix("endswith", text, arguments, static (part, affix) => part.EndsWith(affix, StringComparison.Ordinal)),
        ["find"] = static (run, text, arguments) => (BigInteger)Find(run, "find", text, arguments, isLast: false),
        ["format"] = static (run, text, arguments) => BraceFormat.Apply(run.Budget, text, arguments),
        ["index"] = static (run, text, arguments) => Found(Find(run, "index", text, arguments, isLast: false), "index"),
        ["isalnum"] = Test("isalnum", static text => Consists(text, Rune.IsLetterOrDigit)),
        ["isalpha"] = Test("isalpha", static text => Consists(text, Rune.IsLetter)),
        ["isdigit"] = Test("isdigit", static text => Consists(text, Rune.IsDigit)),
        ["islower"] = Test("islower", static text => text.EnumerateRunes().Any(Rune.IsLower) && !text.EnumerateRunes().Any(Rune.IsUpper)),
        ["isspace"] = Test("isspace", static text => Consists(text, Rune.IsWhiteSpace)),
        ["istitle"] = Test("istitle", TitleCase.Is),
        ["isupper"] = Test("isupper", static text => text.EnumerateRunes().Any(Rune.IsUpper) && !text.EnumerateRunes().Any(Rune.IsLower)),
        ["join"] = Join,
        ["lower"] = Changed("lower", static text => text.ToLowerInvariant()),
        ["lstrip"] = static (_, text, arguments) => Strip("lstrip", text, arguments, isLeft: true, isRight: false),
        ["partition"] = static (_, text, arguments) => StringParts.Partition("partition", text, arguments, isLast: false),
        ["removeprefix"] = static (_, text, arguments) => TextOf("removeprefix", arguments) is var affix && text.StartsWith(affix, StringComparison.Ordinal) ? text[affix.Length..] : text,
        ["removesuffix"] = static (_, text, arguments) => TextOf("removesuffix", arguments) is var affix && text.EndsWith(affix, StringComparison.Ordinal) ? text[..^affix.Length] : text,
        ["replace"] = Replace,
        ["rfind"] = static (run, text, arguments) => (BigInteger)Find(run, "rfind", text, arguments, isLast: true),
        ["rindex"] = static (run, text, arguments) => Found(Find(run, "rindex", text, arguments, isLast: true), "rindex"),
        ["rpartition"] = static (_, text, arguments) => StringParts.Partition("rpartition", text, arguments, isLast: true),
        ["rsplit"] = static (run, text, arguments) => StringParts.Split(run, "rsplit", text, arguments, isLast: true),
        ["rstrip"] = static (_, text, arguments) => Strip("rstrip", text, arguments, isLeft: false, isRight: true),
        ["split"] = static (run, text, arguments) => StringParts.Split(run, "split", text, arguments, isLast: false),
        ["splitlines"] = StringParts.SplitLines,
        ["startswith"] = static (_, text, arguments) => Affix("startswith", text, arguments, static (part, affix) => part.StartsWith(affix, StringComparison.Ordinal)),
        ["strip"] = static (_, text, arguments) => Strip("strip", text, arguments, isLeft: true, isRight: true),
        ["title"] = Changed("title", TitleCase.All),
        ["upper"] = Changed("upper", static text => text.ToUpperInvariant()),
    };

    private static StringMethod Changed(string name, Func<string, string> change) => (run, text, arguments) =>
    {
        arguments.Bind(name);
        run.Budget.Spend(text.Length);
        return StarlarkText.Change(text, change);
    };

    private static StringMethod Test(string name, Func<string, bool> test) => (run, text, arguments) =>
    {
        arguments.Bind(name);
        run.Budget.Spend(text.Length);
        return test(StarlarkText.ToVql(text));
    };

    private static bool Consists(string text, Func<Rune, bool> test) => text.Length > 0 && text.EnumerateRunes().All(test);

    private static string TextOf(string function, StarlarkArguments arguments) => StarlarkArguments.Text(function, "affix", arguments.Bind(function, "affix")[0]);

    private static BigInteger Found(long place, string function) => place >= 0 ? (BigInteger)place : throw new StarlarkException($"{function}: substring not found");

    /// <summary>The bounds of what is searched, from two further arguments.</summary>
    private static (int Start, int End) Bounds(string function, string text, object? start, object? end)
    {
        return (Place(StarlarkArguments.Integer(function, "start", start)), Place(StarlarkArguments.Integer(function, "end", end, text.Length)));

        int Place(long index) => (int)Math.Clamp(index < 0 ? index + text.Length : index, 0, text.Length);
    }

    private static long Find(ProgramRun run, string function, string text, StarlarkArguments arguments, bool isLast)
    {
        object?[] given = arguments.Bind(function, "sub", "start?", "end?");
        string part = StarlarkArguments.Text(function, "sub", given[0]);
        (int start, int end) = Bounds(function, text, given[1], given[2]);
        if (start > end)
        {
            return -1;
        }

        run.Budget.Spend(end - start);
        string searched = text[start..end];
        int found = isLast ? searched.LastIndexOf(part, StringComparison.Ordinal) : searched.IndexOf(part, StringComparison.Ordinal);
        return found < 0 ? -1 : found + start;
    }

    private static long Count(ProgramRun run, string text, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("count", "sub", "start?", "end?");
        string part = StarlarkArguments.Text("count", "sub", given[0]);
        (int start, int end) = Bounds("count", text, given[1], given[2]);
        string searched = start < end ? text[start..end] : "";
        run.Budget.Spend(searched.Length);
        if (part.Length == 0)
        {
            return StarlarkText.ToVql(searched).EnumerateRunes().Count() + 1;
        }

        long count = 0;
        for (int at = searched.IndexOf(part, StringComparison.Ordinal); at >= 0; at = searched.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static bool Affix(string function, string text, StarlarkArguments arguments, Func<string, string, bool> has)
    {
        object?[] given = arguments.Bind(function, "affix", "start?", "end?");
        (int start, int end) = Bounds(function, text, given[1], given[2]);
        if (start > end)
        {
            return false;
        }

        string part = text[start..end];
        return given[0] is StarlarkTuple several
            ? several.Items.Any(affix => has(part, StarlarkArguments.Text(function, "affix", affix)))
            : has(part, StarlarkArguments.Text(function, "affix", given[0]));
    }

    private static string Join(ProgramRun run, string text, StarlarkArguments arguments)
    {
        var parts = new List<string>();
        foreach (object? item in run.Items(arguments.Bind("join", "iterable")[0]))
        {
            string part = item as string ?? throw new StarlarkException($"join: in list, want string, got {StarlarkValue.TypeName(item)}");
            run.Budget.Spend(part.Length + (long)text.Length);
            parts.Add(part);
        }

        return string.Join(text, parts);
    }

    private static string Strip(string function, string text, StarlarkArguments arguments, bool isLeft, bool isRight)
    {
        object? given = arguments.Bind(function, "cutset?")[0];
        char[]? cut = given is null || ReferenceEquals(given, StarlarkArguments.Missing) ? null : StarlarkArguments.Text(function, "cutset", given).ToCharArray();
        text = isLeft ? text.TrimStart(cut ?? StringParts.Blanks) : text;
        return isRight ? text.TrimEnd(cut ?? StringParts.Blanks) : text;
    }

    private static string Replace(ProgramRun run, string text, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("replace", "old", "new", "count?");
        string old = StarlarkArguments.Text("replace", "old", given[0]);
        string replacement = StarlarkArguments.Text("replace", "new", given[1]);
        long most = StarlarkArguments.Integer("replace", "count", given[2], -1);
        var replaced = new StringBuilder();
        int from = 0;
        for (long i = 0; (most < 0 || i < most) && from <= text.Length; i++)
        {
            int at = old.Length == 0 ? from + (i > 0 ? 1 : 0) : text.IndexOf(old, from, StringComparison.Ordinal);
            if (at < 0 || at > text.Length)
            {
                break;
            }

            run.Budget.Spend(1 + at - from + replacement.Length);
            replaced.Append(text, from, at - from).Append(replacement);
            from = at + old.Length;
        }

        return replaced.Append(text, from, text.Length - from).ToString();
    }
}
