using System.Runtime.CompilerServices;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>The variables that an expression sees: rows and definitions, the latest first, then those of the scope around it.</summary>
/// <remarks>
/// Scopes are cheap: the server makes one or two for each row, and their depth is what ends an endless recursion.
/// Not for use by several threads at once.
/// </remarks>
internal sealed class Scope
{
    /// <summary>From this depth on, the server takes a query for an endless recursion.</summary>
    public const int MaxDepth = 1000;

    private readonly Scope? _parent;
    private object? _first;
    private List<object?>? _more;
    private int _count;
    private AggregateState? _aggregates;

    private Scope(QueryContext query, Scope? parent, int depth, bool isExplained)
    {
        Query = query;
        _parent = parent;
        Depth = depth;
        IsExplained = isExplained;
    }

    /// <summary>What all scopes of a query share.</summary>
    public QueryContext Query { get; }

    /// <summary>How many scopes are around this one.</summary>
    public int Depth { get; }

    /// <summary>Whether EXPLAIN asked for a log of what is done in this scope.</summary>
    public bool IsExplained { get; private set; }

    /// <summary>The state of the aggregate functions that are called here.</summary>
    public AggregateState Aggregates
    {
        get => _aggregates ??= _parent?.Aggregates ?? new AggregateState();
        set => _aggregates = value;
    }

    /// <summary>A scope that sees nothing but what is added to it.</summary>
    /// <param name="query">What all scopes of the query share.</param>
    /// <returns>The scope.</returns>
    public static Scope Root(QueryContext query)
    {
        var scope = new Scope(query, null, 0, isExplained: false) { Aggregates = new AggregateState() };
        scope.Add(new VqlDict(1).Set("NULL", null));
        return scope;
    }

    /// <summary>A scope that sees what this one sees, and to which more can be added.</summary>
    /// <returns>The scope.</returns>
    public Scope Copy()
    {
        Query.Statistics.ScopeCopies++;
        return new Scope(Query, this, Depth + 1, IsExplained);
    }

    /// <summary>Adds variables: the members of a row or of any other value.</summary>
    /// <param name="row">The row.</param>
    /// <returns>This scope.</returns>
    public Scope Add(object? row)
    {
        if (_count == 0)
        {
            _first = row;
        }
        else
        {
            (_more ??= []).Add(row);
        }

        _count++;
        return this;
    }

    /// <summary>Logs from here on what is done in this scope and those below it.</summary>
    public void Explain() => IsExplained = true;

    /// <summary>Looks a variable up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryResolve(string name, out object? value)
    {
        if (IsTooDeep())
        {
            value = null;
            return false;
        }

        bool hasDefault = false;
        for (Scope? scope = this; scope is not null; scope = scope._parent)
        {
            for (int i = scope._count - 1; i >= 0; i--)
            {
                object? row = i == 0 ? scope._first : scope._more![i - 1];
                switch (Members.Find(this, row, name, out value))
                {
                    case Lookup.Found:
                        return true;
                    case Lookup.Default:
                        hasDefault = true;
                        break;
                }
            }
        }

        value = null;
        return hasDefault;
    }

    /// <summary>Whether this scope is so deep that the query must be an endless recursion, which is logged.</summary>
    /// <returns>True when the caller must give up.</returns>
    public bool IsTooDeep()
    {
        if (Depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        Query.Log($"Stack Overflow: {QueryText()}");
        return true;
    }

    /// <summary>The names that the scope holds, as the server lists them behind a message: <c>Current Scope is [NULL], [a, b]</c>.</summary>
    /// <returns>The text.</returns>
    public string Describe()
    {
        var levels = new List<string>();
        for (Scope? scope = this; scope is not null; scope = scope._parent)
        {
            for (int i = scope._count - 1; i >= 0; i--)
            {
                object? row = i == 0 ? scope._first : scope._more![i - 1];
                levels.Add($"[{string.Join(", ", Members.Names(row))}]");
            }
        }

        levels.Reverse();
        return $"Current Scope is {string.Join(", ", levels)}";
    }

    private string QueryText()
    {
        for (Scope? scope = this; scope is not null; scope = scope._parent)
        {
            for (int i = scope._count - 1; i >= 0; i--)
            {
                if ((i == 0 ? scope._first : scope._more![i - 1]) is VqlDict dict && dict.TryGet(QueryContext.QueryVariable, out object? text))
                {
                    return (string)text!;
                }
            }
        }

        return string.Empty;
    }
}
