using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Formats with braces: <c>"{} is {age!r}".format(name, age=1)</c>.</summary>
internal static class BraceFormat
{
    /// <summary>Formats values.</summary>
    /// <param name="budget">What the text costs.</param>
    /// <param name="format">The format.</param>
    /// <param name="arguments">The values.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StarlarkException">They do not fit.</exception>
    public static string Apply(StarlarkBudget budget, string format, StarlarkArguments arguments)
    {
        var text = new StringBuilder();
        var places = new Places();
        budget.Spend(format.Length);
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c is '{' or '}' && i + 1 < format.Length && format[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '}')
            {
                throw new StarlarkException("format: single '}' in format");
            }
            else if (c == '{')
            {
                int end = format.IndexOf('}', i);
                if (end < 0)
                {
                    throw new StarlarkException("format: unmatched '{' in format");
                }

                string part = Field(budget, format[(i + 1)..end], arguments, places);
                budget.Spend(part.Length);
                text.Append(part);
                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static string Field(StarlarkBudget budget, string field, StarlarkArguments arguments, Places places)
    {
        if (field.Contains('{') || field.Contains(':'))
        {
            throw new StarlarkException($"format spec features not supported in replacement fields: {field}");
        }

        string[] parts = field.Split('!', 2);
        string name = parts[0];
        object? value;
        if (name.Length == 0)
        {
            value = ByPlace(places.Next(), arguments);
        }
        else if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int place))
        {
            places.Number();
            value = ByPlace(place, arguments);
        }
        else if (name.AsSpan().IndexOfAny(".[") >= 0)
        {
            throw new StarlarkException($"format: attribute syntax not supported in replacement fields: {name}");
        }
        else
        {
            value = arguments.Named.Any(given => given.Name == name)
                ? arguments.Named.First(given => given.Name == name).Value
                : throw new StarlarkException($"format: keyword {name} not found");
        }

        return (parts.Length == 1 ? "s" : parts[1]) switch
        {
            "s" => StarlarkPrinter.Text(value, budget),
            "r" => StarlarkPrinter.Source(value, budget),
            var conversion => throw new StarlarkException($"format: unknown conversion \"{conversion}\""),
        };
    }

    private static object? ByPlace(int place, StarlarkArguments arguments) => place < arguments.Positional.Count
        ? arguments.Positional[place]
        : throw new StarlarkException("format: tuple index out of range");

    /// <summary>Places are counted or written, never both.</summary>
    private sealed class Places
    {
        private int _next;
        private bool _isNumbered;

        public int Next() => _isNumbered
            ? throw new StarlarkException("format: cannot switch from manual field specification to automatic field numbering")
            : _next++;

        public void Number() => _isNumbered = _next == 0
            ? true
            : throw new StarlarkException("format: cannot switch from automatic field numbering to manual");
    }
}
