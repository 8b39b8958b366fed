using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>A query in braces: <c>{ SELECT … }</c>. It sees the variables of the one who runs it.</summary>
/// <param name="query">The query.</param>
internal sealed class SelectSubquery(SelectQuery query) : StoredQuery
{
    /// <inheritdoc/>
    public override string TypeName => "*vfilter._Select";

    /// <summary>The query.</summary>
    public SelectQuery Query { get; } = query;

    /// <inheritdoc/>
    public override IEnumerable<object?> Evaluate(Scope scope) => SelectRunner.Run(Query, scope);

    /// <inheritdoc/>
    public override string ToString() => ServerText.Of(Query);
}

/// <summary>A query that LET stored, possibly with parameters.</summary>
/// <param name="query">The query.</param>
/// <param name="name">Its name.</param>
/// <param name="parameters">Its parameters; null when it has no parameter list.</param>
internal sealed class LetQuery(SelectQuery query, string name, LetParameters? parameters) : StoredQuery
{
    /// <inheritdoc/>
    public override IEnumerable<object?> Evaluate(Scope scope) => SelectRunner.Run(query, scope.Copy());

    /// <summary>Runs the query as a plugin.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Its rows.</returns>
    public IEnumerable<object?> Invoke(Scope scope, VqlDict arguments) => Evaluate(Bind(scope, arguments));

    /// <summary>A scope that holds the arguments, and in which aggregate functions begin anew.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The scope.</returns>
    public Scope Bind(Scope scope, VqlDict arguments)
    {
        Scope inner = scope.Copy();
        inner.Aggregates = new AggregateState();
        VqlDict bound = parameters?.Bind(inner, name, arguments, isStrict: true) ?? arguments;
        var variables = new VqlDict(bound.Count);
        foreach (KeyValuePair<string, object?> argument in bound.Items)
        {
            variables.Set(argument.Key, argument.Value is StoredQuery query ? query.Materialise(inner) : argument.Value);
        }

        return inner.Add(variables);
    }

    /// <inheritdoc/>
    public override string ToString() => ServerText.Of(query);
}

/// <summary>A stored query with the arguments of one place that calls it as a function.</summary>
/// <param name="query">The query.</param>
/// <param name="bound">The scope that holds the arguments.</param>
internal sealed class QueryCallSite(StoredQuery query, Scope bound) : StoredQuery
{
    /// <inheritdoc/>
    public override string TypeName => "*vfilter.StoredQueryCallSite";

    /// <inheritdoc/>
    public override IEnumerable<object?> Evaluate(Scope scope) => query.Evaluate(bound);
}
