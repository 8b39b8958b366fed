using Megaraptor.Lab.Evaluation.Starlark.Syntax;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Runs a program, or a call of one of its functions.</summary>
/// <param name="budget">How much it may do.</param>
/// <param name="print">Takes what the program prints.</param>
internal sealed class ProgramRun(StarlarkBudget budget, Action<string> print)
{
    private readonly HashSet<FunctionNode> _active = [];

    /// <summary>How much it may still do.</summary>
    public StarlarkBudget Budget { get; } = budget;

    /// <summary>Takes what the program prints, in bytes.</summary>
    public Action<string> Print { get; } = print;

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program, checked.</param>
    /// <param name="globals">Its names, which it sets.</param>
    /// <exception cref="StarlarkException">It fails.</exception>
    public void Execute(IReadOnlyList<StarlarkStatement> program, NameFrame globals)
    {
        new StatementRun(this, globals).Run(program);
        foreach (object? value in globals.Values)
        {
            StarlarkValue.Freeze(value);
        }
    }

    /// <summary>Calls anything.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="StarlarkException">It is no function, or fails.</exception>
    public object? Call(object? function, StarlarkArguments arguments) => function is StarlarkCallable callable
        ? callable.Call(this, arguments)
        : throw new StarlarkException($"invalid call of non-function ({StarlarkValue.TypeName(function)})");

    /// <summary>Calls a function of the program. One that is running cannot be called again.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="StarlarkException">It fails.</exception>
    public object? Call(StarlarkFunction function, StarlarkArguments arguments)
    {
        StarlarkException.ThrowIfTooDeep();
        Budget.Spend(1 + arguments.Positional.Count + arguments.Named.Count);
        NameFrame frame = ParameterBinding.Bind(function, arguments);
        if (!_active.Add(function.Node))
        {
            throw new StarlarkException($"function {function.Name} called recursively");
        }

        try
        {
            var body = new StatementRun(this, frame);
            body.Run(function.Node.Body);
            return body.Result;
        }
        finally
        {
            _active.Remove(function.Node);
        }
    }

    /// <summary>The items of a value. While they are read, the value must not change.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The items.</returns>
    /// <exception cref="StarlarkException">It has none.</exception>
    public IEnumerable<object?> Items(object? value) => value switch
    {
        StarlarkList list => Guarded(list, list.Items),
        StarlarkDict dict => Guarded(dict, dict.Keys),
        StarlarkTuple tuple => Counted(tuple.Items),
        StarlarkRange range => Counted(Integers(range)),
        _ => throw new StarlarkException($"{StarlarkValue.TypeName(value)} value is not iterable"),
    };

    private static IEnumerable<object?> Integers(StarlarkRange range)
    {
        for (long i = 0; i < range.Count; i++)
        {
            yield return range[i];
        }
    }

    private IEnumerable<object?> Guarded(StarlarkContainer container, IEnumerable<object?> items)
    {
        container.Loops++;
        try
        {
            foreach (object? item in Counted(items))
            {
                yield return item;
            }
        }
        finally
        {
            container.Loops--;
        }
    }

    private IEnumerable<object?> Counted(IEnumerable<object?> items)
    {
        foreach (object? item in items)
        {
            Budget.Spend(1);
            yield return item;
        }
    }
}
