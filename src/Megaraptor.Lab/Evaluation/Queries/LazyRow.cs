using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>A selected row whose columns are evaluated when something asks for them.</summary>
internal sealed class LazyRow : VqlObject
{
    private readonly List<string> _order;
    private readonly Dictionary<string, Column> _columns;

    /// <summary>Makes a row without columns.</summary>
    /// <param name="capacity">How many columns are expected.</param>
    public LazyRow(int capacity)
    {
        _order = new List<string>(capacity);
        _columns = new Dictionary<string, Column>(capacity, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override string TypeName => "*vfilter.LazyRowImpl";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => _order;

    /// <summary>Whether there is a column of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when there is one.</returns>
    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>Adds a column; of two with one name the last counts.</summary>
    /// <param name="name">The name.</param>
    /// <param name="evaluate">Evaluates it.</param>
    public void Add(string name, Func<object?> evaluate)
    {
        _order.Add(name);
        _columns[name] = new Column(evaluate, null, IsKnown: false);
    }

    /// <summary>Adds a column whose value is known.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, object? value)
    {
        _order.Add(name);
        _columns[name] = new Column(null, value, IsKnown: true);
    }

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        if (!_columns.TryGetValue(name, out Column column))
        {
            value = null;
            return Lookup.Default;
        }

        value = column.Value;
        if (!column.IsKnown)
        {
            value = column.Evaluate!();
            _columns[name] = new Column(null, value, IsKnown: true);
        }

        return Lookup.Found;
    }

    /// <summary>The row with every column evaluated, in order.</summary>
    /// <returns>The row.</returns>
    public VqlDict Materialise()
    {
        var row = new VqlDict(_order.Count);
        foreach (string name in _order)
        {
            Column column = _columns[name];
            row.Set(name, column.IsKnown ? column.Value : column.Evaluate!());
        }

        return row;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => Materialise();

    /// <inheritdoc/>
    public override string ToString() => JsonText.Of(Materialise());

    private readonly record struct Column(Func<object?>? Evaluate, object? Value, bool IsKnown);
}
