using Megaraptor.Lab.Evaluation.Starlark.Syntax;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Assigns the arguments of a call to the parameters of a function of the program.</summary>
internal static class ParameterBinding
{
    /// <summary>Makes the names of a call.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The names, with the parameters set.</returns>
    /// <exception cref="StarlarkException">They do not fit.</exception>
    public static NameFrame Bind(StarlarkFunction function, StarlarkArguments arguments)
    {
        IReadOnlyList<ParameterNode> parameters = function.Node.Parameters;
        var frame = new NameFrame(function.Closure, function.Node.Locals);
        ParameterNode[] byPlace = [.. parameters.TakeWhile(static parameter => parameter.Stars == 0)];
        ParameterNode? further = parameters.FirstOrDefault(static parameter => parameter is { Stars: 1, Name.Length: > 0 });
        if (arguments.Positional.Count > byPlace.Length && further is null)
        {
            throw TooMany(function.Name, byPlace, arguments);
        }

        for (int i = 0; i < byPlace.Length && i < arguments.Positional.Count; i++)
        {
            frame.Set(byPlace[i].Name, arguments.Positional[i]);
        }

        if (further is not null)
        {
            frame.Set(further.Name, new StarlarkTuple([.. arguments.Positional.Skip(byPlace.Length)]));
        }

        BindNamed(function, arguments, frame);
        BindDefaults(function, frame);
        return frame;
    }

    private static void BindNamed(StarlarkFunction function, StarlarkArguments arguments, NameFrame frame)
    {
        IReadOnlyList<ParameterNode> parameters = function.Node.Parameters;
        StarlarkDict? others = null;
        if (parameters.FirstOrDefault(static parameter => parameter.Stars == 2) is { } rest)
        {
            others = new StarlarkDict();
            frame.Set(rest.Name, others);
        }

        foreach ((string name, object? value) in arguments.Named)
        {
            if (parameters.Any(parameter => parameter.Stars == 0 && parameter.Name == name))
            {
                if (frame.TryGetOwn(name, out _))
                {
                    throw new StarlarkException($"function {function.Name} got multiple values for parameter \"{name}\"");
                }

                frame.Set(name, value);
            }
            else if (others is not null)
            {
                others.Set(name, value);
            }
            else
            {
                throw new StarlarkException($"function {function.Name} got an unexpected keyword argument \"{name}\"");
            }
        }
    }

    private static void BindDefaults(StarlarkFunction function, NameFrame frame)
    {
        IReadOnlyList<ParameterNode> parameters = function.Node.Parameters;
        var missing = new List<string>();
        for (int i = 0; i < parameters.Count; i++)
        {
            ParameterNode parameter = parameters[i];
            if (parameter.Stars > 0 || frame.TryGetOwn(parameter.Name, out _))
            {
                continue;
            }

            if (parameter.Default is null)
            {
                missing.Add(parameter.Name);
            }
            else
            {
                frame.Set(parameter.Name, function.Defaults[i]);
            }
        }

        if (missing.Count > 0)
        {
            throw new StarlarkException($"function {function.Name} missing {missing.Count} argument{(missing.Count == 1 ? "" : "s")} ({string.Join(", ", missing)})");
        }
    }

    private static StarlarkException TooMany(string name, ParameterNode[] byPlace, StarlarkArguments arguments)
    {
        int given = arguments.Positional.Count;
        return byPlace.Length == 0
            ? new StarlarkException($"function {name} accepts no {(arguments.Named.Count > 0 ? "positional " : "")}arguments ({given} given)")
            : new StarlarkException($"function {name} accepts {(byPlace.Any(static parameter => parameter.Default is not null) ? "at most " : "")}{byPlace.Length} positional argument{(byPlace.Length == 1 ? "" : "s")} ({given} given)");
    }
}
