using Megaraptor.Vql.Checking.Walk;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Rules;

/// <summary>A name that stands for nothing: the server logs it and goes on with NULL.</summary>
/// <remarks>
/// Said only where all columns around the name are known. The body of a lazy definition is evaluated where it is used, so
/// that its names are judged at the end: nothing in the script may bind them.
/// </remarks>
/// <param name="context">The script.</param>
internal sealed class UnknownSymbolRule(CheckContext context)
{
    private readonly List<QueryColumns> _rows = [];
    private readonly List<(string Name, SourceSpan? Span)> _deferred = [];

    /// <summary>The parameters of the definition whose defaults are walked.</summary>
    internal NodeList<LetParameter> Defaults { get; set; }

    /// <summary>The columns of the queries whose column lists are walked, the innermost last.</summary>
    internal Stack<NodeList<SelectColumn>> Aliases { get; } = [];

    /// <summary>Takes note of rows that give names to what is used with them.</summary>
    internal void Note(QueryColumns rows) => _rows.Add(rows);

    internal void Check(VqlIdentifier symbol, ColumnScope scope)
    {
        NameMeaning meaning = symbol.IsMissing ? NameMeaning.Something : NameMeanings.Of(symbol.Name, scope, context);
        switch (meaning)
        {
            case NameMeaning.SometimesColumn:
                Report(symbol.Name, context.Locate(symbol.Span), $"Some of the rows have no column {symbol.Name}.", "Select it in every branch, as NULL where there is none.");
                break;
            case NameMeaning.Nothing when Defaults.Any(parameter => parameter.Name.Name == symbol.Name):
                Report(symbol.Name, context.Locate(symbol.Span), $"{symbol.Name} is not defined here: a default does not see the other parameters.", null);
                break;
            case NameMeaning.Nothing when context.IsDeferred:
                _deferred.Add((symbol.Name, context.Locate(symbol.Span)));
                break;
            case NameMeaning.Nothing:
                Report(symbol.Name, context.Locate(symbol.Span), $"{symbol.Name} is not defined.", Suggestion(symbol.Name, scope));
                break;
        }
    }

    /// <summary>Judges the names in lazy definitions.</summary>
    internal void CheckDeferred()
    {
        if (_deferred.Count == 0 || _rows.Exists(static rows => !rows.IsExact))
        {
            return;
        }

        var bound = new HashSet<string>(_rows.SelectMany(static rows => rows.Columns).Select(static column => column.Name), StringComparer.Ordinal);
        BoundNames.Add(context.Script, bound);
        foreach ((string name, SourceSpan? span) in _deferred)
        {
            if (!bound.Contains(name))
            {
                Report(name, span, $"{name} is not defined.", Suggestion(name, context.Columns.Root));
            }
        }
    }

    private void Report(string name, SourceSpan? span, string message, string? suggestion) => context.Bag.Add(VqlRules.UnknownSymbol, name, span, message, suggestion);

    private string? Suggestion(string name, ColumnScope scope)
    {
        if (Aliases.Any(columns => columns.Any(column => column.Alias?.Name == name)))
        {
            return "An alias is seen in WHERE, GROUP BY and ORDER BY, and not in columns.";
        }

        if (context.Lets.Defines(name))
        {
            return "It is defined further below: move the LET up.";
        }

        if (context.Reference.Find(VqlNameKind.Function, name) is not null)
        {
            return $"It is a function: write {name}(…).";
        }

        var known = new List<string>(context.Options.Variables.Select(static variable => variable.Name));
        for (ColumnScope? frame = scope; frame is not null; frame = frame.Outer)
        {
            known.AddRange(frame.Rows?.Columns.Select(static column => column.Name) ?? []);
        }

        known.AddRange(scope.Lets.Select(static let => let.Name.Name));
        return NearMatches.Question(NearMatches.Of(name, known.Distinct(StringComparer.Ordinal))) ?? "Define it with LET, or give it as a variable of the environment.";
    }
}
