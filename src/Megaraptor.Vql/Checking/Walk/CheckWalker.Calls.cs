using Megaraptor.Vql.Checking.Rules;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Walk;

/// <content>Calls, and the arguments that see other names than the call does.</content>
internal sealed partial class CheckWalker
{
    /// <summary>Plugins whose queries see what the call sees, and nothing more.</summary>
    private static readonly HashSet<string> s_transparent =
        new(StringComparer.Ordinal) { "if", "switch", "chain", "combine", "dedup", "delay", "fifo", "flatten", "sample", "sequence", "diff", "column_filter", "foreach", "items", "write_csv", "write_jsonl" };

    /// <summary>A name behind FROM. A plugin is called; a definition or variable may stand there without parentheses.</summary>
    private void CheckPlugin(VqlIdentifier name, CallArguments? arguments)
    {
        VqlName? known = arguments is null ? null : context.Reference.Find(VqlNameKind.Plugin, name.Name);
        Check(new CallSite(VqlNameKind.Plugin, name.Name, name.Span, arguments, known, known is null ? context.Definitions(name.Name) : [], _scope));
    }

    /// <summary>A call in an expression: a definition counts before the server's function.</summary>
    private void CheckFunction(VqlIdentifier name, CallArguments arguments)
    {
        IReadOnlyList<LetStatement> own = context.Definitions(name.Name);
        VqlName? known = own.Count == 0 ? context.Reference.Find(VqlNameKind.Function, name.Name) : null;
        Check(new CallSite(VqlNameKind.Function, name.Name, name.Span, arguments, known, own, _scope));
    }

    private void Check(CallSite call)
    {
        RuleTable.Check(call, context);
        foreach (CallArgument argument in call.Arguments?.Items ?? default)
        {
            VisitArgument(call, argument);
        }
    }

    private void VisitArgument(CallSite call, CallArgument argument)
    {
        if (call.Known is not { } known)
        {
            Visit(argument.Value);
            return;
        }

        switch (known.Argument(argument.Name.Name)?.Type)
        {
            case VqlArgumentType.Lambda:
                VisitLambda(known, argument);
                break;
            case VqlArgumentType.Vql:
                VisitQueryText(call, argument);
                break;
            default:
                VisitInside(ScopeOf(call, argument), argument.Value);
                break;
        }
    }

    /// <summary>The names that an argument sees.</summary>
    private ColumnScope ScopeOf(CallSite call, CallArgument argument)
    {
        if (call.Kind != VqlNameKind.Plugin)
        {
            return _scope;
        }

        QueryColumns? rows = call.Name switch
        {
            "foreach" when argument.Name.Name == "query" && call.Arguments is { } arguments => context.Columns.RowsOfForeach(arguments, _scope),
            "for" when argument.Name.Name == "query" && call.Arguments is { } arguments => ColumnInference.One(arguments.Find("var")),
            _ when s_transparent.Contains(call.Name) || argument.Value is not (SubqueryExpression or SymbolExpression { Calls.Count: 0 }) => null,
            _ => QueryColumns.Unknown,
        };
        if (rows is null)
        {
            return _scope;
        }

        // A stored query that is handed on by its name sees these rows as well.
        _symbols.Note(rows);
        return argument.Value is SubqueryExpression ? _scope.Inside(rows) : _scope;
    }

    private void VisitLambda(VqlName known, CallArgument argument)
    {
        FixedText? text = FixedText.Of(argument.Value, context.Lets);
        if (text is null)
        {
            BadLambdaRule.CheckValue(known, argument, context);
            Visit(argument.Value);
            return;
        }

        if (BadLambdaRule.Read(known, argument, text, context) is not { } lambda)
        {
            return;
        }

        Func<SourceSpan, SourceSpan?> outer = context.Locate;
        context.Locate = span => outer(text.Locate(span));
        VisitInside(_scope.Inside(Names(lambda.Parameters)), lambda.Body);
        context.Locate = outer;
    }

    /// <summary>A query that runs in a scope of its own.</summary>
    private void VisitQueryText(CallSite call, CallArgument argument)
    {
        if (argument.Value is SubqueryExpression || FixedText.Of(argument.Value, context.Lets) is not { } text)
        {
            VisitInside(_scope.Inside(QueryColumns.Unknown), argument.Value);
            return;
        }

        Func<SourceSpan, SourceSpan?> outer = context.Locate;
        IReadOnlyList<VqlColumn>? variables = VariablesOf(call);
        CheckOptions options = context.Options with { Variables = variables ?? [] };
        VqlChecker.Check(VqlSyntax.Parse(text.Value), options, context.Bag, span => outer(text.Locate(span)), hasForeignDefinitions: variables is null);
    }

    /// <summary>The variables that a query in a string is given, or null when they cannot be told.</summary>
    private List<VqlColumn>? VariablesOf(CallSite call)
    {
        var variables = new List<VqlColumn>();
        foreach (CallArgument given in call.Given)
        {
            IEnumerable<string>? names = given.Name.Name switch
            {
                "copy_env" => FixedText.ListOf(given.Value, context.Lets),
                "env" when given.Value is SymbolExpression { Arguments: { } pairs, Names: { Count: 1 } called } && called[0].Name == "dict" => pairs.Items.Select(static pair => pair.Name.Name),
                "env" or "inherit" or CallSite.Keywords => null,
                _ => [],
            };
            if (names is null)
            {
                return null;
            }

            variables.AddRange(names.Select(static name => new VqlColumn(name, VqlType.Any)));
        }

        return variables;
    }

    private void VisitInside(ColumnScope scope, VqlNode node)
    {
        ColumnScope outer = _scope;
        _scope = scope;
        Visit(node);
        _scope = outer;
    }
}
