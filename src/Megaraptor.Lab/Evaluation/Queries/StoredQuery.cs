using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>A query as a value: it runs when its rows are asked for.</summary>
internal abstract class StoredQuery
{
    /// <summary>The type's name for <c>typeof()</c>.</summary>
    public virtual string TypeName => "*vfilter._StoredQuery";

    /// <summary>Runs the query.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <returns>Its rows, made while they are read.</returns>
    public abstract IEnumerable<object?> Evaluate(Scope scope);

    /// <summary>Runs the query to its end.</summary>
    /// <param name="scope">The scope of the one who asks.</param>
    /// <returns>Its rows.</returns>
    public virtual MaterialisedQuery Materialise(Scope scope) => new(new VqlList([.. Evaluate(scope.Copy())], VqlList.RowType));

    /// <inheritdoc/>
    public override string ToString() => "StoredQuery";
}

/// <summary>The rows of a query that ran.</summary>
/// <param name="rows">The rows.</param>
internal sealed class MaterialisedQuery(VqlList rows) : StoredQuery
{
    /// <inheritdoc/>
    public override string TypeName => "*materializer.InMemoryMatrializer";

    /// <summary>The rows.</summary>
    public VqlList Rows { get; } = rows;

    /// <inheritdoc/>
    public override IEnumerable<object?> Evaluate(Scope scope) => Rows;

    /// <inheritdoc/>
    public override MaterialisedQuery Materialise(Scope scope) => this;

    /// <inheritdoc/>
    public override string ToString() => JsonText.Of(Rows);
}

/// <summary>A value in the place of a query: the items of a list, or the value as the only row.</summary>
/// <param name="value">The value.</param>
internal sealed class ValueQuery(object? value) : StoredQuery
{
    /// <inheritdoc/>
    public override string TypeName => "*arg_parser.storedQueryWrapper";

    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <inheritdoc/>
    public override IEnumerable<object?> Evaluate(Scope scope) => Operators.Iteration.Rows(scope, Value);
}
