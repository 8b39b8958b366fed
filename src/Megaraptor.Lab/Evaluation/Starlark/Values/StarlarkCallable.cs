using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Syntax;

namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>A value that can be called.</summary>
/// <param name="name">Its name.</param>
internal abstract class StarlarkCallable(string name)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The name of its type.</summary>
    public abstract string TypeName { get; }

    /// <summary>Calls it.</summary>
    /// <param name="run">What runs the program.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="StarlarkException">It fails.</exception>
    public abstract object? Call(ProgramRun run, StarlarkArguments arguments);
}

/// <summary>A function of the language, or a method with what it belongs to.</summary>
/// <param name="name">Its name.</param>
/// <param name="body">What it does.</param>
/// <param name="isMethod">Whether it belongs to a value.</param>
internal sealed class StarlarkBuiltIn(string name, Func<ProgramRun, StarlarkArguments, object?> body, bool isMethod = false) : StarlarkCallable(name)
{
    /// <inheritdoc/>
    public override string TypeName => "builtin_function_or_method";

    /// <summary>Whether it belongs to a value.</summary>
    public bool IsMethod { get; } = isMethod;

    /// <inheritdoc/>
    public override object? Call(ProgramRun run, StarlarkArguments arguments) => body(run, arguments);
}

/// <summary>A function of the program.</summary>
/// <param name="node">The function as written.</param>
/// <param name="defaults">The values of its defaults, by parameter.</param>
/// <param name="closure">The names around it.</param>
internal sealed class StarlarkFunction(FunctionNode node, IReadOnlyList<object?> defaults, NameFrame closure) : StarlarkCallable(node.Name)
{
    private bool _isFrozen;

    /// <inheritdoc/>
    public override string TypeName => "function";

    /// <summary>The function as written.</summary>
    public FunctionNode Node { get; } = node;

    /// <summary>The values of its defaults, by parameter.</summary>
    public IReadOnlyList<object?> Defaults { get; } = defaults;

    /// <summary>The names around it.</summary>
    public NameFrame Closure { get; } = closure;

    /// <inheritdoc/>
    public override object? Call(ProgramRun run, StarlarkArguments arguments) => run.Call(this, arguments);

    /// <summary>Freezes what the function holds.</summary>
    /// <returns>The values that it holds; none the second time.</returns>
    public IEnumerable<object?> Freeze()
    {
        if (_isFrozen)
        {
            return [];
        }

        _isFrozen = true;
        return Defaults.Concat(Closure.Values);
    }
}
