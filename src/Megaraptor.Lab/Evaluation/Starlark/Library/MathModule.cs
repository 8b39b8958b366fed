using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>The module <c>math</c>.</summary>
internal static class MathModule
{
    /// <summary>What it holds, by name.</summary>
    public static IReadOnlyDictionary<string, object?> Members { get; } = Functions()
        .ToDictionary(static function => function.Name, static object? (function) => function, StringComparer.Ordinal)
        .Append(KeyValuePair.Create<string, object?>("pi", Math.PI))
        .Append(KeyValuePair.Create<string, object?>("e", Math.E))
        .ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<StarlarkBuiltIn> Functions() =>
    [
        Whole("ceil", Math.Ceiling),
        Whole("floor", Math.Floor),
        One("acos", Math.Acos),
        One("acosh", Math.Acosh),
        One("asin", Math.Asin),
        One("asinh", Math.Asinh),
        One("atan", Math.Atan),
        One("atanh", Math.Atanh),
        One("cos", Math.Cos),
        One("cosh", Math.Cosh),
        One("degrees", double.RadiansToDegrees),
        One("exp", Math.Exp),
        One("fabs", Math.Abs),
        One("radians", double.DegreesToRadians),
        One("round", static x => Math.Round(x, MidpointRounding.AwayFromZero)),
        One("sin", Math.Sin),
        One("sinh", Math.Sinh),
        One("sqrt", Math.Sqrt),
        One("tan", Math.Tan),
        One("tanh", Math.Tanh),
        Two("atan2", Math.Atan2),
        Two("copysign", Math.CopySign),
        Two("hypot", double.Hypot),
        Two("mod", static (x, y) => x % y),
        Two("pow", Math.Pow),
        Two("remainder", Math.IEEERemainder),
        new("log", static (_, arguments) => Logarithm(arguments)),
    ];

    private static StarlarkBuiltIn One(string name, Func<double, double> function) =>
        new(name, (_, arguments) => function(Float(name, "x", arguments.Bind(name, "x")[0])));

    private static StarlarkBuiltIn Two(string name, Func<double, double, double> function) => new(name, (_, arguments) =>
    {
        object?[] given = arguments.Bind(name, "x", "y");
        return function(Float(name, "x", given[0]), Float(name, "y", given[1]));
    });

    private static StarlarkBuiltIn Whole(string name, Func<double, double> function) => new(name, (_, arguments) => arguments.Bind(name, "x")[0] switch
    {
        BigInteger number => number,
        var value when function(Float(name, "x", value)) is var whole && double.IsFinite(whole) => new BigInteger(whole),
        var value => throw new StarlarkException($"cannot convert float {StarlarkPrinter.Float(Float(name, "x", value))} to integer"),
    });

    private static double Logarithm(StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("log", "x", "base?");
        double number = Float("log", "x", given[0]);
        if (ReferenceEquals(given[1], StarlarkArguments.Missing))
        {
            return Math.Log(number);
        }

        double radix = Float("log", "base", given[1]);
        return radix == 1 ? throw new StarlarkException("division by zero") : Math.Log(number) / Math.Log(radix);
    }

    private static double Float(string function, string parameter, object? value) =>
        StarlarkValue.Float(value) ?? throw new StarlarkException($"{function}: for parameter {parameter}: got {StarlarkValue.TypeName(value)}, want float or int");
}
