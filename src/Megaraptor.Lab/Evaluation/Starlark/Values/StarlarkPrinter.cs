using System.Globalization;
using System.Numerics;
using System.Text;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Text;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>The texts of values.</summary>
internal static class StarlarkPrinter
{
    /// <summary>The text of a value, as <c>str()</c> has it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="budget">What writing costs.</param>
    /// <returns>The text; a text as it is.</returns>
    public static string Text(object? value, StarlarkBudget budget) => value as string ?? Source(value, budget);

    /// <summary>The text of a value, as <c>repr()</c> has it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="budget">What writing costs.</param>
    /// <returns>The text; a text in quotes.</returns>
    public static string Source(object? value, StarlarkBudget budget)
    {
        var text = new StringBuilder();
        Write(text, value, budget, []);
        return text.ToString();
    }

    /// <summary>The text of a float, which shows that it is one.</summary>
    /// <param name="number">The float.</param>
    /// <returns>The text.</returns>
    public static string Float(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "nan" : number > 0 ? "+inf" : "-inf";
        }

        string text = GoFloat.Shortest(number);
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    private static void Write(StringBuilder text, object? value, StarlarkBudget budget, List<object> around)
    {
        StarlarkException.ThrowIfTooDeep();
        budget.Spend(value is string written ? 1 + written.Length : 1);
        switch (value)
        {
            case null:
                text.Append("None");
                break;
            case bool flag:
                text.Append(flag ? "True" : "False");
                break;
            case BigInteger number:
                text.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                text.Append(Float(number));
                break;
            case string characters:
                text.Append(StarlarkText.Change(characters, GoText.Quote));
                break;
            case StarlarkRange range:
                text.Append(CultureInfo.InvariantCulture, $"range({(range is { Start: 0, Step: 1 } ? "" : $"{range.Start}, ")}{range.Stop}{(range.Step == 1 ? "" : $", {range.Step}")})");
                break;
            case StarlarkBuiltIn builtIn:
                text.Append(builtIn.IsMethod ? $"<built-in method {builtIn.Name}>" : $"<built-in function {builtIn.Name}>");
                break;
            case StarlarkFunction function:
                text.Append($"<function {function.Name}>");
                break;
            case StarlarkNamespace module:
                text.Append($"<module \"{module.Name}\">");
                break;
            default:
                WriteContainer(text, value, budget, around);
                break;
        }
    }

    private static void WriteContainer(StringBuilder text, object value, StarlarkBudget budget, List<object> around)
    {
        if (around.Exists(outer => ReferenceEquals(outer, value)))
        {
            // What holds itself has no end.
            text.Append(value is StarlarkDict ? "{...}" : "[...]");
            return;
        }

        around.Add(value);
        switch (value)
        {
            case StarlarkList list:
                WriteItems(text, '[', list.Items, "]", budget, around);
                break;
            case StarlarkTuple tuple:
                WriteItems(text, '(', tuple.Items, tuple.Items.Count == 1 ? ",)" : ")", budget, around);
                break;
            case StarlarkDict dict:
                text.Append('{');
                string separator = "";
                foreach ((StarlarkKey key, object? item) in dict.Entries)
                {
                    text.Append(separator);
                    Write(text, key.Value, budget, around);
                    text.Append(": ");
                    Write(text, item, budget, around);
                    separator = ", ";
                }

                text.Append('}');
                break;
        }

        around.RemoveAt(around.Count - 1);
    }

    private static void WriteItems(StringBuilder text, char open, IReadOnlyList<object?> items, string close, StarlarkBudget budget, List<object> around)
    {
        text.Append(open);
        for (int i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Write(text, items[i], budget, around);
        }

        text.Append(close);
    }
}
