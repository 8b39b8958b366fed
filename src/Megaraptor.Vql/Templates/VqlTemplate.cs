using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Templates;

/// <summary>A query with places for values, as annotated operations write it: <c>SELECT * FROM clients(search=@search) LIMIT @limit</c>.</summary>
/// <remarks>
/// Values are put in by the place of their token, never by a search in the text. What is put in is a name from the query's
/// env or a literal of <see cref="VqlLiteral"/>: a value itself never becomes VQL text.
/// </remarks>
public sealed class VqlTemplate
{
    private VqlTemplate(VqlParseResult syntax, IReadOnlyList<TemplateError> errors)
    {
        Syntax = syntax;
        Errors = errors;
        Segments = errors.Count == 0 ? TemplateSegments.Of(syntax) : [];
    }

    /// <summary>The template's tree.</summary>
    public VqlParseResult Syntax { get; }

    /// <summary>The mistakes, in the order of the text.</summary>
    public IReadOnlyList<TemplateError> Errors { get; }

    /// <summary>The pieces of the query, in order; none when there are errors.</summary>
    public IReadOnlyList<TemplateSegment> Segments { get; }

    /// <summary>The places of values, in order; a name may come several times. None when there are errors.</summary>
    public IEnumerable<TemplateHole> Holes => Segments.OfType<TemplateHole>();

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameters">
    /// The names that exist. A string that holds <c>@name</c> is a mistake only for these; null means for any name.
    /// </param>
    /// <returns>The template, with its mistakes.</returns>
    public static VqlTemplate Read(string text, IReadOnlyCollection<string>? parameters = null)
    {
        VqlParseResult syntax = VqlSyntax.ParseTemplate(text);
        return new VqlTemplate(syntax, TemplateErrors.Of(syntax, parameters));
    }

    /// <summary>The query for given values.</summary>
    /// <param name="write">
    /// Gives the text that stands for a parameter: a name from env or a literal of <see cref="VqlLiteral"/>; null when the
    /// value is null.
    /// </param>
    /// <returns>The query.</returns>
    /// <exception cref="InvalidOperationException">The template has errors.</exception>
    public string Fill(Func<TemplateHole, string?> write)
    {
        if (Errors.Count > 0)
        {
            throw new InvalidOperationException($"The template has errors: {Errors[0].Message}");
        }

        var text = new StringBuilder();
        var started = new HashSet<int>();
        foreach (TemplateSegment segment in Segments)
        {
            string? value = segment is TemplateHole hole ? write(hole) : null;
            switch (segment)
            {
                case TemplateText fixedText:
                    text.Append(fixedText.Text);
                    break;
                case TemplateValue:
                    text.Append(value ?? VqlLiteral.Null);
                    break;
                case TemplateLimit when value is not null:
                    text.Append("LIMIT ").Append(value);
                    break;
                case TemplateArgument argument when value is not null:
                    bool isFirst = started.Add(argument.Call);
                    text.Append(argument.Comma == ArgumentComma.Before || (argument.Comma == ArgumentComma.IfNotFirst && !isFirst) ? ", " : "");
                    text.Append(argument.Argument).Append('=').Append(value);
                    text.Append(argument.Comma == ArgumentComma.After ? ", " : "");
                    break;
            }
        }

        return text.ToString();
    }
}
