using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Templates;

/// <summary>Finds the mistakes in a template.</summary>
internal sealed class TemplateErrors : VqlWalker
{
    private readonly IReadOnlyCollection<string>? _parameters;
    private readonly List<TemplateError> _errors = [];

    private TemplateErrors(IReadOnlyCollection<string>? parameters) => _parameters = parameters;

    internal static IReadOnlyList<TemplateError> Of(VqlParseResult syntax, IReadOnlyCollection<string>? parameters)
    {
        var finder = new TemplateErrors(parameters);
        finder._errors.AddRange(syntax.Errors.Select(error => OfSyntax(syntax.Text, error)));
        finder.Visit(syntax.Script);
        return [.. finder._errors.OrderBy(static error => error.Span.Start)];
    }

    protected internal override bool VisitSelectColumn(SelectColumn node)
    {
        if (node is { Alias: null, Expression: not null } && FirstParameter(node.Expression) is { } parameter)
        {
            _errors.Add(new TemplateError(
                TemplateErrorKind.ColumnWithoutAlias,
                node.Span,
                $"The column contains @{parameter.Name} and has no alias: its name would change with the value.",
                "Give it a name with AS."));
        }

        return base.VisitSelectColumn(node);
    }

    protected internal override bool VisitString(StringLiteral node)
    {
        bool isLambda = node.Value.Contains("=>");
        for (int at = node.Text.IndexOf('@'); at >= 0; at = node.Text.IndexOf('@', at + 1))
        {
            // user@host is an address, not a parameter.
            bool isInWord = char.IsLetterOrDigit(node.Text[at - 1]) || node.Text[at - 1] is '_' or '.' or '-';
            string name = NameAt(node.Text, at + 1);
            if (!isInWord && name.Length > 0 && _parameters?.Contains(name) != false)
            {
                _errors.Add(new TemplateError(
                    isLambda ? TemplateErrorKind.InLambda : TemplateErrorKind.InString,
                    new SourceSpan(node.Span.Start + at, name.Length + 1),
                    $"@{name} stands inside a {(isLambda ? "lambda" : "string")}, where it is not replaced.",
                    isLambda ? $"Store the value first, LET {name} = @{name}, and use the name." : $"Join the text with the value: 'text' + @{name}."));
            }
        }

        return true;
    }

    private static TemplateError OfSyntax(string text, SyntaxError error)
    {
        string name = error.Span.Start < text.Length && text[error.Span.Start] == '@' ? NameAt(text, error.Span.Start + 1) : "";
        return name.Length > 0
            ? new TemplateError(
                TemplateErrorKind.NotAValue,
                error.Span,
                $"@{name} stands where VQL takes no value. {error.Message}",
                "Plugins, arguments' names, aliases and the column of ORDER BY are fixed in the text.")
            : new TemplateError(TemplateErrorKind.Syntax, error.Span, error.Message, error.Suggestion);
    }

    private static string NameAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && (text[end] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (end > start && text[end] is >= '0' and <= '9')))
        {
            end++;
        }

        return text.Substring(start, end - start);
    }

    private static TemplateParameter? FirstParameter(VqlNode node) =>
        node as TemplateParameter ?? node.Children().Select(FirstParameter).FirstOrDefault(static found => found is not null);
}
