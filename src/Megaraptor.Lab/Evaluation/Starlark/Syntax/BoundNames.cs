namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>The names to which statements assign, with the first place where they do.</summary>
internal static class BoundNames
{
    /// <summary>The names of statements, those of functions in them not among them.</summary>
    /// <param name="statements">The statements.</param>
    /// <returns>Each assignment in order: several of a name when there are several.</returns>
    public static IEnumerable<(string Name, SourcePosition Start)> Of(IEnumerable<StarlarkStatement> statements) => statements.SelectMany(Of);

    /// <summary>The names in what an assignment or a loop assigns to.</summary>
    /// <param name="target">The target.</param>
    /// <returns>The names.</returns>
    /// <exception cref="StarlarkException">Nothing can be assigned to it.</exception>
    public static IEnumerable<(string Name, SourcePosition Start)> OfTarget(StarlarkExpression target) => target switch
    {
        NameExpression name => [(name.Name, name.Start)],
        TupleExpression { Items.Count: > 0 } tuple => tuple.Items.SelectMany(OfTarget),
        ListExpression { Items.Count: > 0 } list => list.Items.SelectMany(OfTarget),
        IndexExpression or MemberOfExpression => [],
        TupleExpression => throw StarlarkException.At(target.Start, "can't assign to ()"),
        ListExpression => throw StarlarkException.At(target.Start, "can't assign to []"),
        _ => throw StarlarkException.At(target.Start, $"can't assign to {Kind(target)}"),
    };

    private static IEnumerable<(string Name, SourcePosition Start)> Of(StarlarkStatement statement) => statement switch
    {
        DefStatement def => [(def.Function.Name, def.NameStart)],
        AssignStatement assign => OfTarget(assign.Target),
        IfStatement condition => Of(condition.Then).Concat(Of(condition.Else)),
        ForStatement loop => OfTarget(loop.Target).Concat(Of(loop.Body)),
        LoadStatement load => load.Names.Select(static name => (name.Local, name.Start)),
        _ => [],
    };

    private static string Kind(StarlarkExpression target) => target switch
    {
        ConstantExpression => "literal",
        CallExpression => "call expression",
        ConditionalExpression => "conditional expression",
        ComprehensionExpression => "comprehension",
        SliceExpression => "slice expression",
        LambdaFunctionExpression => "lambda expression",
        _ => "expression",
    };
}
