using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>The arguments of one call with the scope in which they are evaluated. Those of functions are evaluated when they are asked for.</summary>
internal sealed class BoundArguments
{
    private readonly Argument[] _arguments;

    /// <summary>Binds the arguments of a function's call.</summary>
    /// <param name="arguments">The arguments as written.</param>
    /// <param name="scope">The caller's scope.</param>
    public BoundArguments(CallArguments arguments, Scope scope)
        : this(Bind(arguments, scope), scope)
    {
    }

    private BoundArguments(Argument[] arguments, Scope scope)
    {
        _arguments = arguments;
        Scope = scope;
    }

    /// <summary>The caller's scope.</summary>
    public Scope Scope { get; }

    /// <summary>The number of arguments.</summary>
    public int Count => _arguments.Length;

    /// <summary>No arguments.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <returns>The arguments.</returns>
    public static BoundArguments None(Scope scope) => new([], scope);

    /// <summary>The arguments of a plugin's call, which are evaluated before the plugin runs.</summary>
    /// <param name="arguments">The arguments as written.</param>
    /// <param name="scope">The caller's scope.</param>
    /// <returns>The arguments.</returns>
    public static BoundArguments Evaluated(CallArguments arguments, Scope scope)
    {
        var bound = new BoundArguments(arguments, scope);
        for (int i = 0; i < bound.Count; i++)
        {
            bound.Value(i);
        }

        return bound;
    }

    /// <summary>The name of an argument.</summary>
    /// <param name="index">Its place.</param>
    /// <returns>The name.</returns>
    public string Name(int index) => _arguments[index].Name;

    /// <summary>The place of an argument.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The place, or -1.</returns>
    public int IndexOf(string name)
    {
        for (int i = 0; i < _arguments.Length; i++)
        {
            if (_arguments[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The value of an argument, evaluated once.</summary>
    /// <param name="index">Its place.</param>
    /// <returns>The value.</returns>
    public object? Value(int index)
    {
        ref Argument argument = ref _arguments[index];
        if (argument.Expression is { } expression)
        {
            argument = new Argument(argument.Name, null, ArgumentValues.Of(expression, Scope));
        }

        return argument.Value;
    }

    /// <summary>The arguments as a dict, all evaluated.</summary>
    /// <returns>The dict.</returns>
    public VqlDict ToDict()
    {
        var values = new VqlDict(_arguments.Length);
        for (int i = 0; i < _arguments.Length; i++)
        {
            values.Set(_arguments[i].Name, Value(i));
        }

        return values;
    }

    private static Argument[] Bind(CallArguments arguments, Scope scope)
    {
        if (arguments.Find(ArgumentValues.Splat) is { } splat)
        {
            return Splatted(Materialised.Query(scope, ArgumentValues.Of(splat.Value, scope)));
        }

        NodeList<CallArgument> items = arguments.Items;
        var bound = new List<Argument>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            CallArgument argument = items[i];
            if (ReferenceEquals(arguments.Find(argument.Name.Name), argument))
            {
                // Lists are evaluated at once even where a function might never ask for them.
                bound.Add(argument.Value is ArrayExpression
                    ? new Argument(argument.Name.Name, null, ArgumentValues.Of(argument.Value, scope))
                    : new Argument(argument.Name.Name, argument.Value, null));
            }
        }

        return [.. bound];
    }

    private static Argument[] Splatted(object? value) =>
        value is VqlDict dict ? [.. dict.Items.Select(static item => new Argument(item.Key, null, item.Value))] : [];

    private readonly record struct Argument(string Name, VqlExpression? Expression, object? Value);
}
