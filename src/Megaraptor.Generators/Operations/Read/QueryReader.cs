using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Takes a template apart into the text that stays and the places of values.</summary>
internal sealed class QueryReader : VqlWalker
{
    private readonly string _text;
    private readonly IReadOnlyList<ParameterModel> _parameters;
    private readonly LiteralMap _map;
    private readonly List<DiagnosticInfo> _findings;
    private readonly List<PieceModel> _pieces = [];
    private readonly HashSet<int> _used = [];
    private int _position;
    private int _limit = -1;

    private QueryReader(string text, IReadOnlyList<ParameterModel> parameters, LiteralMap map, List<DiagnosticInfo> findings)
    {
        _text = text;
        _parameters = parameters;
        _map = map;
        _findings = findings;
    }

    internal static QueryModel Read(VqlParseResult template, IReadOnlyList<ParameterModel> parameters, LiteralMap map, List<DiagnosticInfo> findings, LocationInfo? method)
    {
        var reader = new QueryReader(template.Text, parameters, map, findings);
        reader.Visit(template.Script);
        reader.Flush(template.Text.Length);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].IsExposed && !reader._used.Contains(i))
            {
                findings.Add(DiagnosticInfo.Create(Rules.ParameterUnused, method, parameters[i].Name));
            }
        }

        return new QueryModel(reader._pieces.ToEquatable(), reader._limit);
    }

    protected override bool VisitCallArguments(CallArguments node)
    {
        if (!node.Items.Any(argument => OptionalParameter(argument) >= 0))
        {
            return base.VisitCallArguments(node);
        }

        Flush(node.Span.Start);
        _pieces.Add(new PieceModel(PieceKind.Open, "", -1));
        foreach (CallArgument argument in node.Items)
        {
            int parameter = OptionalParameter(argument);
            _position = argument.Span.Start;
            if (parameter >= 0)
            {
                _used.Add(parameter);
                _pieces.Add(new PieceModel(PieceKind.OptionalArgument, _text.Substring(argument.Span.Start, argument.Value.Span.Start - argument.Span.Start), parameter));
            }
            else
            {
                _pieces.Add(new PieceModel(PieceKind.Argument, "", -1));
                Visit(argument.Value);
                Flush(argument.Span.End);
            }
        }

        _pieces.Add(new PieceModel(PieceKind.Close, "", -1));
        _position = node.Span.End;
        return true;
    }

    protected override bool VisitTemplateParameter(TemplateParameter node)
    {
        int parameter = Resolve(node);
        Flush(node.Span.Start);
        _position = node.Span.End;
        if (parameter >= 0)
        {
            _pieces.Add(new PieceModel(PieceKind.Value, "", parameter));
        }

        return true;
    }

    protected override bool VisitSelectQuery(SelectQuery node)
    {
        if (node.Limit is not TemplateParameter limit)
        {
            return base.VisitSelectQuery(node);
        }

        foreach (VqlNode child in node.Children())
        {
            if (child != limit)
            {
                Visit(child);
            }
        }

        int parameter = Resolve(limit);
        bool isFinal = limit.Span.End == _text.TrimEnd().Length;
        if (parameter >= 0 && (!isFinal || _parameters[parameter].Type is not { Shape: Shape.Int32 }))
        {
            _findings.Add(DiagnosticInfo.Create(
                Rules.TemplateMisuse,
                _map.Locate(limit.Span),
                isFinal ? $"LIMIT @{limit.Name} needs a parameter of type int or int?" : "LIMIT @name stands at the end of the VQL only: it is sent as one row more than is wanted"));
        }

        int keyword = _text.LastIndexOf("LIMIT", limit.Span.Start, StringComparison.OrdinalIgnoreCase);
        Flush(_text.Substring(0, keyword).TrimEnd().Length);
        _position = limit.Span.End;
        _limit = parameter;
        _pieces.Add(new PieceModel(PieceKind.Limit, "", parameter));
        return true;
    }

    /// <summary>The parameter that is the whole value of an argument and may be null, or -1.</summary>
    private int OptionalParameter(CallArgument argument)
    {
        if (argument.Value is not TemplateParameter template)
        {
            return -1;
        }

        int parameter = Find(template.Name);
        return parameter >= 0 && _parameters[parameter].Type?.IsNullable == true ? parameter : -1;
    }

    private int Resolve(TemplateParameter node)
    {
        int parameter = Find(node.Name);
        if (parameter >= 0)
        {
            _used.Add(parameter);
            return parameter;
        }

        string? nearest = _parameters.Where(static candidate => candidate.IsExposed).Select(static candidate => candidate.Name).OrderBy(name => EditDistance.Between(name, node.Name)).FirstOrDefault();
        _findings.Add(DiagnosticInfo.Create(Rules.ParameterMissing, _map.Locate(node.Span), node.Name, nearest is null ? "" : $"; did you mean '@{nearest}'?"));
        return -1;
    }

    private int Find(string name)
    {
        for (int i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i].IsExposed && _parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    private void Flush(int end)
    {
        if (end > _position)
        {
            _pieces.Add(new PieceModel(PieceKind.Text, _text.Substring(_position, end - _position), -1));
        }

        _position = Math.Max(_position, end);
    }
}
