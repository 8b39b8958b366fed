using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>The arguments of a call.</summary>
/// <param name="Positional">Those by their places.</param>
/// <param name="Named">Those by their names.</param>
internal sealed record StarlarkArguments(IReadOnlyList<object?> Positional, IReadOnlyList<(string Name, object? Value)> Named)
{
    /// <summary>Arguments by their places alone.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The arguments.</returns>
    public static StarlarkArguments Of(params IReadOnlyList<object?> values) => new(values, []);

    /// <summary>Assigns the arguments to the parameters of a function of the language.</summary>
    /// <param name="function">The function's name, for messages.</param>
    /// <param name="parameters">The parameters; those behind a question mark may be missing.</param>
    /// <returns>A value or <see cref="Missing"/> for each parameter.</returns>
    /// <exception cref="StarlarkException">They do not fit.</exception>
    public object?[] Bind(string function, params ReadOnlySpan<string> parameters)
    {
        if (Positional.Count > parameters.Length)
        {
            throw new StarlarkException($"{function}: got {Positional.Count} arguments, want at most {parameters.Length}");
        }

        var values = new object?[parameters.Length];
        Array.Fill(values, Missing);
        for (int i = 0; i < Positional.Count; i++)
        {
            values[i] = Positional[i];
        }

        foreach ((string name, object? value) in Named)
        {
            int index = IndexOf(parameters, name);
            if (index < 0)
            {
                throw new StarlarkException($"{function}: unexpected keyword argument \"{name}\"");
            }

            values[index] = ReferenceEquals(values[index], Missing) ? value : throw new StarlarkException($"{function}: got multiple values for keyword argument \"{name}\"");
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (ReferenceEquals(values[i], Missing) && !parameters[i].EndsWith('?'))
            {
                throw new StarlarkException($"{function}: missing argument for {parameters[i]}");
            }
        }

        return values;
    }

    /// <summary>Stands for an argument that was not given.</summary>
    public static object Missing { get; } = new();

    /// <summary>An argument that must be a text.</summary>
    /// <param name="function">The function's name, for messages.</param>
    /// <param name="parameter">The parameter's name, for messages.</param>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    /// <exception cref="StarlarkException">It is none.</exception>
    public static string Text(string function, string parameter, object? value) =>
        value as string ?? throw WrongType(function, parameter, value, "string");

    /// <summary>An argument that must be an integer.</summary>
    /// <param name="function">The function's name, for messages.</param>
    /// <param name="parameter">The parameter's name, for messages.</param>
    /// <param name="value">The value.</param>
    /// <param name="absent">What counts when it was not given, or is None.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="StarlarkException">It is none, or too large.</exception>
    public static long Integer(string function, string parameter, object? value, long absent = 0) => value switch
    {
        null => absent,
        _ when ReferenceEquals(value, Missing) => absent,
        BigInteger number => number >= long.MinValue && number <= long.MaxValue ? (long)number : throw new StarlarkException($"{function}: for parameter {parameter}: {number} out of range"),
        _ => throw WrongType(function, parameter, value, "int"),
    };

    private static StarlarkException WrongType(string function, string parameter, object? value, string wanted) =>
        new($"{function}: for parameter {parameter}: got {StarlarkValue.TypeName(value)}, want {wanted}");

    private static int IndexOf(ReadOnlySpan<string> parameters, string name)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].AsSpan().TrimEnd('?').SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }
}
