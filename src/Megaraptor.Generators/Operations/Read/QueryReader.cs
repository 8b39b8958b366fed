using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Megaraptor.Vql.Templates;
using Megaraptor.Vql.Text;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Joins the places of values in a template with the parameters of the method, both ways.</summary>
internal static class QueryReader
{
    internal static QueryModel Read(VqlTemplate template, IReadOnlyList<ParameterModel> parameters, LiteralMap map, LocationInfo method, List<DiagnosticInfo> findings)
    {
        var pieces = new List<PieceModel>();
        var used = new HashSet<int>();
        int limit = -1;
        foreach (TemplateSegment segment in template.Segments)
        {
            if (segment is not TemplateHole hole)
            {
                pieces.Add(new PieceModel(PieceKind.Text, ((TemplateText)segment).Text, "", -1, -1));
                continue;
            }

            int parameter = Find(parameters, hole.Name);
            if (parameter < 0)
            {
                findings.Add(DiagnosticInfo.Create(Rules.ParameterMissing, map.Locate(hole.Span), hole.Name, Near(parameters, hole.Name)));
                continue;
            }

            used.Add(parameter);
            if (hole is TemplateLimit clause)
            {
                CheckLimit(clause, parameters[parameter], map, findings);
                limit = clause.IsFinal ? parameter : limit;
            }

            pieces.Add(Piece(hole, parameter));
        }

        // A misspelt name leaves its parameter unused: one mistake, one finding.
        bool isMisspelt = findings.Exists(static finding => finding.Id == Rules.ParameterMissing.Id);
        for (int i = 0; i < parameters.Count && !isMisspelt; i++)
        {
            if (parameters[i].IsExposed && !used.Contains(i))
            {
                findings.Add(DiagnosticInfo.Create(Rules.ParameterUnused, method, parameters[i].Name));
            }
        }

        return new QueryModel(pieces.ToEquatable(), limit);
    }

    private static PieceModel Piece(TemplateHole hole, int parameter) => hole switch
    {
        TemplateLimit clause => new PieceModel(clause.IsFinal ? PieceKind.RowLimit : PieceKind.InnerLimit, "", "", parameter, -1),
        TemplateArgument argument => new PieceModel(
            PieceKind.Argument,
            (argument.Comma == ArgumentComma.Before ? ", " : "") + argument.Argument + "=",
            argument.Comma == ArgumentComma.After ? ", " : "",
            parameter,
            argument.Comma == ArgumentComma.IfNotFirst ? argument.Call : -1),
        _ => new PieceModel(PieceKind.Value, "", "", parameter, -1),
    };

    private static void CheckLimit(TemplateLimit clause, ParameterModel parameter, LiteralMap map, List<DiagnosticInfo> findings)
    {
        bool fits = parameter.Type is { Shape: Shape.Int32 } || (!clause.IsFinal && parameter.Type is { Shape: Shape.Int64 });
        if (!fits)
        {
            findings.Add(DiagnosticInfo.Create(Rules.TemplateMisuse, map.Locate(clause.Span), $"LIMIT @{clause.Name} needs a parameter of type int or int?"));
        }
    }

    private static int Find(IReadOnlyList<ParameterModel> parameters, string name)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].IsExposed && parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Near(IReadOnlyList<ParameterModel> parameters, string name)
    {
        string? nearest = parameters
            .Where(static parameter => parameter.IsExposed)
            .Select(static parameter => parameter.Name)
            .OrderBy(candidate => EditDistance.Between(candidate, name))
            .FirstOrDefault();
        return nearest is null ? "" : $"; did you mean '@{nearest}'?";
    }
}
