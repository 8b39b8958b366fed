using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Templates;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on texts.</summary>
internal static class TextFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("lowcase", static call => CaseText.Lower(call.Text("string"))),
        Define.Function("upcase", static call => CaseText.Upper(call.Text("string"))),
        Define.Function("strip", Strip) with { OnFailure = false },
        Define.Function("substr", Substring),
        Define.Function("split", Split),
        Define.Function("join", static call => string.Join(call.Text("sep"), call.Texts("array"))) with { OnFailure = false },
        Define.Function("str", static call => GoText.Of(Materialised.Query(call.Scope, call.Value("str")))),
        Define.Function("format", Format) with { OnFailure = false },
        Define.Function("template", Fill) with { OnBadArguments = false },
    ];

    /// <summary>The arguments of a format: the items of a list, or the only one. Times are shown to the second.</summary>
    /// <param name="call">The call.</param>
    /// <param name="parameter">The parameter that holds them.</param>
    /// <returns>The arguments; none when it was not given.</returns>
    public static IReadOnlyList<object?> FormatArguments(Call call, string parameter)
    {
        if (!call.Has(parameter))
        {
            return [];
        }

        object? arguments = Materialised.Query(call.Scope, call.Value(parameter));
        IEnumerable<object?> values = arguments is VqlList list ? list : [arguments];
        return [.. values.Select(static value => value is VqlTime time ? GoTimeLayout.Format(time.In(VqlZone.Utc), GoTimeLayout.Rfc3339) : value)];
    }

    private static object? Strip(Call call)
    {
        string text = call.Text("string");
        string prefix = call.Text("prefix");
        string suffix = call.Text("suffix");
        if (prefix.Length == 0 && suffix.Length == 0)
        {
            return text.Trim();
        }

        if (prefix.Length > 0 && text.StartsWith(prefix, StringComparison.Ordinal))
        {
            text = text[prefix.Length..];
        }

        return suffix.Length > 0 && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
    }

    /// <summary>A part counted in characters. Where the text ends before the start, the server begins at the start of the text.</summary>
    private static object? Substring(Call call)
    {
        string text = call.Text("str");
        long start = call.Integer("start");
        long end = call.Integer("end");
        if (start < 0 || end < 0)
        {
            throw new CallFailedException("Start and End values must be greater than 0");
        }

        if (start == 0 && end == 0)
        {
            return text;
        }

        if (end == 0)
        {
            end = ByteText.Length(text);
        }
        else if (end < start)
        {
            throw new CallFailedException("End must be greater than start!");
        }

        int first = 0;
        long counted = 0;
        for (int i = 0; i < text.Length; counted++)
        {
            first = counted == start ? i : first;
            if (counted == end)
            {
                return text[first..i];
            }

            i += char.IsHighSurrogate(text[i]) ? 2 : 1;
        }

        return text[first..];
    }

    private static object? Split(Call call)
    {
        string text = call.Text("string");
        if (call.Text("sep_string") is { Length: > 0 } separator)
        {
            return VqlList.OfStrings(text.Split(separator));
        }

        if (call.Text("sep") is not { Length: > 0 } expression)
        {
            throw new CallFailedException("requires either sep or sep_string");
        }

        try
        {
            return VqlList.OfStrings(RegexSplit.Split(CompiledRegex.Compile(call.Query, expression), text));
        }
        catch (RegexSyntaxException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    private static object? Format(Call call) => GoFormat.Format(call.Text("format"), FormatArguments(call, "args"));

    private static object? Fill(Call call)
    {
        try
        {
            return TemplateRunner.Fill(call.Text("template"), call.Dict("expansion") ?? new VqlDict(), call.Flag("html"));
        }
        catch (TemplateException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }
}
