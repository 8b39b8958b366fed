using System.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>Fills values into a format such as <c>%v is %5.2f</c>, with the server's messages for what does not fit.</summary>
internal static class GoFormat
{
    /// <summary>Fills values into a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="arguments">The values.</param>
    /// <returns>The text.</returns>
    public static string Format(string format, IReadOnlyList<object?> arguments)
    {
        var text = new StringBuilder(format.Length + 16);
        var reader = new ArgumentReader(arguments);
        for (int i = 0; i < format.Length;)
        {
            int percent = format.IndexOf('%', i);
            if (percent < 0)
            {
                text.Append(format, i, format.Length - i);
                break;
            }

            text.Append(format, i, percent - i);
            i = percent + 1;
            AppendVerb(text, format, ref i, reader);
        }

        AppendExtra(text, reader);
        return text.ToString();
    }

    private static void AppendVerb(StringBuilder text, string format, ref int i, ArgumentReader reader)
    {
        var spec = new FormatSpec();
        while (i < format.Length && spec.TrySetFlag(format[i]))
        {
            i++;
        }

        reader.ReadIndex(format, ref i);
        if (i < format.Length && format[i] == '*')
        {
            i++;
            AppendProblem(text, reader.TryTakeInteger(out int width), "%!(BADWIDTH)");
            spec.Width = Math.Abs(width);
            spec.Minus |= width < 0;
        }
        else
        {
            spec.Width = ReadNumber(format, ref i);
        }

        if (i < format.Length && format[i] == '.')
        {
            i++;
            reader.ReadIndex(format, ref i);
            if (i < format.Length && format[i] == '*')
            {
                i++;
                bool isGood = reader.TryTakeInteger(out int precision) && precision >= 0;
                AppendProblem(text, isGood, "%!(BADPREC)");
                spec.Precision = isGood ? precision : null;
            }
            else
            {
                spec.Precision = ReadNumber(format, ref i) ?? 0;
            }
        }

        reader.ReadIndex(format, ref i);
        if (i >= format.Length)
        {
            text.Append("%!(NOVERB)");
            return;
        }

        Rune verb = Rune.GetRuneAt(format, i);
        i += verb.Utf16SequenceLength;
        if (verb.Value == '%')
        {
            text.Append('%');
        }
        else if (!reader.IsGoodIndex)
        {
            text.Append($"%!{verb}(BADINDEX)");
        }
        else if (!reader.TryTake(out object? argument))
        {
            text.Append($"%!{verb}(MISSING)");
        }
        else
        {
            text.Append(GoVerb.Apply(verb, spec, argument));
        }
    }

    private static void AppendProblem(StringBuilder text, bool isGood, string problem)
    {
        if (!isGood)
        {
            text.Append(problem);
        }
    }

    private static int? ReadNumber(string format, ref int i)
    {
        int start = i;
        int number = 0;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
        {
            number = Math.Min((number * 10) + format[i] - '0', 1_000_000);
            i++;
        }

        return i > start ? number : null;
    }

    private static void AppendExtra(StringBuilder text, ArgumentReader reader)
    {
        if (reader.WasReordered || reader.Rest is not { Count: > 0 } rest)
        {
            return;
        }

        text.Append("%!(EXTRA ").AppendJoin(", ", rest.Select(Describe)).Append(')');
    }

    private static string Describe(object? value) => value is null ? "types.Null=Null" : $"{VqlValue.TypeName(value)}={GoText.Of(value)}";

    /// <summary>Hands out the arguments one after the other, or by an index such as <c>[2]</c>.</summary>
    private sealed class ArgumentReader(IReadOnlyList<object?> arguments)
    {
        private int _next;

        public bool WasReordered { get; private set; }

        public bool IsGoodIndex { get; private set; } = true;

        public IReadOnlyList<object?> Rest => [.. arguments.Skip(_next)];

        public void ReadIndex(string format, ref int i)
        {
            if (i >= format.Length || format[i] != '[')
            {
                return;
            }

            WasReordered = true;
            int close = format.IndexOf(']', i);
            if (close < 0)
            {
                IsGoodIndex = false;
                i++;
                return;
            }

            IsGoodIndex = int.TryParse(format.AsSpan(i + 1, close - i - 1), out int index) && index >= 1 && index <= arguments.Count;
            _next = IsGoodIndex ? index - 1 : _next;
            i = close + 1;
        }

        public bool TryTake(out object? argument)
        {
            bool has = _next < arguments.Count;
            argument = has ? arguments[_next++] : null;
            return has;
        }

        public bool TryTakeInteger(out int number)
        {
            number = 0;
            if (!TryTake(out object? argument) || !VqlValue.IsInteger(argument) || !VqlValue.TryInteger(argument, out long integer) || Math.Abs(integer) > 1_000_000)
            {
                return false;
            }

            number = (int)integer;
            return true;
        }
    }
}
