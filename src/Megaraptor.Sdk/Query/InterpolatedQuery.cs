using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Writes an interpolated query. The pieces are read as a template first, so that each value is known to stand where VQL takes
/// one: inside quotes the server would see the name of the variable and not its value, and would say nothing.
/// </summary>
internal static class InterpolatedQuery
{
    internal static string Write(IReadOnlyList<InterpolatedPiece> pieces, bool countsOneMore, out int? limit)
    {
        string template = Template(pieces, out Dictionary<int, int> starts);
        InterpolatedHoles.Check(template, starts, pieces);
        VqlTemplate read = VqlTemplate.Read(template, []);
        if (read.Errors.FirstOrDefault(static error => error.Kind != TemplateErrorKind.Syntax) is { } misplaced)
        {
            throw Refuse(misplaced);
        }

        int? wanted = null;

        // What does not parse is sent all the same: the server's own words say best what it does not take.
        string text = read.Errors.Count == 0 ? read.Fill(Written) : Plain(pieces);
        limit = wanted;
        return text;

        string? Written(TemplateHole hole)
        {
            InterpolatedPiece piece = pieces[InterpolatedPiece.IndexOf(hole.Name)];
            if (countsOneMore && hole is TemplateLimit { IsFinal: true } && piece.Number is { } number and < int.MaxValue)
            {
                wanted = (int)number;
                return VqlLiteral.Of(number + 1);
            }

            return piece.Written;
        }
    }

    private static string Template(IReadOnlyList<InterpolatedPiece> pieces, out Dictionary<int, int> starts)
    {
        var template = new StringBuilder();
        starts = [];
        for (int i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].IsValue)
            {
                starts.Add(template.Length, i);
                template.Append('@').Append(InterpolatedPiece.NameAt(i));
            }
            else
            {
                template.Append(pieces[i].Written);
            }
        }

        return template.ToString();
    }

    private static string Plain(IEnumerable<InterpolatedPiece> pieces) => string.Concat(pieces.Select(static piece => piece.Written ?? VqlLiteral.Null));

    private static InvalidArgumentException Refuse(TemplateError error) => error.Kind == TemplateErrorKind.ColumnWithoutAlias
        ? new InvalidArgumentException("A column of the query contains a value and has no alias: its name would change with the value.", "Give it a name with AS.")
        : new InvalidArgumentException("A value stands where VQL takes none: plugins, arguments' names, aliases and the column of ORDER BY are part of the text.", "Write it into the text, or use Vql.Raw for a name that the program chose.");
}
