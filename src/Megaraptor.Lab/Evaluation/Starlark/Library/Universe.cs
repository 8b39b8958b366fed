using System.Numerics;
using System.Text;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>The names that are always there.</summary>
internal static class Universe
{
    private static readonly StarlarkBuiltIn[] s_functions =
    [
        new("abs", static (_, arguments) => Absolute(arguments.Bind("abs", "x")[0])),
        new("all", static (run, arguments) => run.Items(arguments.Bind("all", "iterable")[0]).All(StarlarkValue.IsTrue)),
        new("any", static (run, arguments) => run.Items(arguments.Bind("any", "iterable")[0]).Any(StarlarkValue.IsTrue)),
        new("bool", static (_, arguments) => arguments.Bind("bool", "x?")[0] is var value && !ReferenceEquals(value, StarlarkArguments.Missing) && StarlarkValue.IsTrue(value)),
        new("chr", static (_, arguments) => Character(arguments.Bind("chr", "i")[0])),
        new("dict", Dict),
        new("dir", static (_, arguments) => new StarlarkList([.. StarlarkMembers.Names(arguments.Bind("dir", "x")[0])])),
        new("enumerate", SequenceFunctions.Enumerate),
        new("fail", Fail),
        new("float", static (_, arguments) => NumberFunctions.Float(arguments)),
        new("getattr", GetMember),
        new("hasattr", static (_, arguments) => arguments.Bind("hasattr", "x", "name") is [var target, var name] && StarlarkMembers.TryGet(target, StarlarkArguments.Text("hasattr", "name", name), out object? _)),
        new("hash", static (_, arguments) => NumberFunctions.Hash(StarlarkArguments.Text("hash", "x", arguments.Bind("hash", "x")[0]))),
        new("int", static (_, arguments) => NumberFunctions.Int(arguments)),
        new("len", static (_, arguments) => arguments.Bind("len", "x")[0] is var value && StarlarkValue.Length(value) is { } length ? (BigInteger)length : throw new StarlarkException($"len: value of type {StarlarkValue.TypeName(value)} has no len")),
        new("list", static (run, arguments) => new StarlarkList([.. SequenceFunctions.Optional(run, "list", arguments)])),
        new("max", static (run, arguments) => SequenceFunctions.Extreme(run, "max", ">", arguments)),
        new("min", static (run, arguments) => SequenceFunctions.Extreme(run, "min", "<", arguments)),
        new("ord", static (_, arguments) => Ordinal(StarlarkArguments.Text("ord", "s", arguments.Bind("ord", "s")[0]))),
        new("print", Print),
        new("range", SequenceFunctions.Range),
        new("repr", static (run, arguments) => StarlarkPrinter.Source(arguments.Bind("repr", "x")[0], run.Budget)),
        new("reversed", SequenceFunctions.Reversed),
        new("sorted", SequenceFunctions.Sorted),
        new("str", static (run, arguments) => StarlarkPrinter.Text(arguments.Bind("str", "x")[0], run.Budget)),
        new("tuple", static (run, arguments) => new StarlarkTuple([.. SequenceFunctions.Optional(run, "tuple", arguments)])),
        new("type", static (_, arguments) => StarlarkValue.TypeName(arguments.Bind("type", "x")[0])),
        new("zip", SequenceFunctions.Zip),
    ];

    /// <summary>The names.</summary>
    public static IReadOnlySet<string> Names { get; } = s_functions.Select(static function => function.Name).Concat(["None", "True", "False"]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names with their values, around those of a program.</summary>
    public static NameFrame Frame { get; } = Make();

    private static NameFrame Make()
    {
        var frame = new NameFrame(null, Names);
        frame.Set("None", null);
        frame.Set("True", true);
        frame.Set("False", false);
        foreach (StarlarkBuiltIn function in s_functions)
        {
            frame.Set(function.Name, function);
        }

        return frame;
    }

    private static object Absolute(object? value) => value switch
    {
        BigInteger number => BigInteger.Abs(number),
        double number => Math.Abs(number),
        _ => throw new StarlarkException($"abs: got {StarlarkValue.TypeName(value)}, want int or float"),
    };

    private static string Character(object? value) => StarlarkArguments.Integer("chr", "i", value) is >= 0 and <= 0x10FFFF and var number && Rune.IsValid((int)number)
        ? StarlarkText.OfRune(new Rune((int)number))
        : throw new StarlarkException("chr: Unicode code point out of range");

    private static BigInteger Ordinal(string text)
    {
        Rune[] runes = [.. StarlarkText.ToVql(text).EnumerateRunes()];
        return runes is [var rune] ? (BigInteger)rune.Value : throw new StarlarkException($"ord: string encodes {runes.Length} Unicode code points, want 1");
    }

    private static StarlarkDict Dict(ProgramRun run, StarlarkArguments arguments)
    {
        var dict = new StarlarkDict();
        DictionaryMethods.Update(run, "dict", dict, arguments);
        return dict;
    }

    private static object? GetMember(ProgramRun run, StarlarkArguments arguments)
    {
        object?[] given = arguments.Bind("getattr", "x", "name", "default?");
        string name = StarlarkArguments.Text("getattr", "name", given[1]);
        return StarlarkMembers.TryGet(given[0], name, out object? member) || ReferenceEquals(given[2], StarlarkArguments.Missing)
            ? member ?? StarlarkMembers.Get(given[0], name)
            : given[2];
    }

    private static object? Fail(ProgramRun run, StarlarkArguments arguments) => throw new StarlarkException($"fail: {Joined(run, "fail", arguments)}");

    private static object? Print(ProgramRun run, StarlarkArguments arguments)
    {
        run.Print(Joined(run, "print", arguments));
        return null;
    }

    private static string Joined(ProgramRun run, string function, StarlarkArguments arguments)
    {
        string separator = " ";
        foreach ((string name, object? value) in arguments.Named)
        {
            separator = name == "sep" ? StarlarkArguments.Text(function, name, value) : throw new StarlarkException($"{function}: unexpected keyword argument \"{name}\"");
        }

        return string.Join(separator, arguments.Positional.Select(value => StarlarkPrinter.Text(value, run.Budget)));
    }
}
