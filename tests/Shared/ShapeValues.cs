using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

namespace Megaraptor.Tests.Shared;

/// <summary>Arguments of <see cref="ShapeOperations.EchoAsync"/>, which are also its answer.</summary>
internal static class ShapeValues
{
    private const string Odd = "a-= '\"@é\u202e{";

    private static readonly Gen<string> s_word = Gen.Bool.Select(static isRed => isRed ? "red" : "dark_blue");
    private static readonly Gen<double> s_seconds = Gen.Int[0, 1_000_000_000].Select(static milliseconds => milliseconds / 1000.0);

    /// <summary>All arguments, each list with an element at least: a command line cannot write an empty one.</summary>
    internal static Gen<JsonObject> Arguments { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 65_535].List[1, 4], Gen.Long.List[1, 4], s_word.List[1, 4]),
        Gen.Select(s_seconds, Gen.Double[0, 1], s_seconds, s_word),
        Gen.Select(Gen.Bool, Gen.Int[0, Odd.Length - 1].Array[1, 8])).Select(static (lists, numbers, rest) => new JsonObject
        {
            ["id"] = "C." + lists.Item1.ToString("x", CultureInfo.InvariantCulture),
            ["pids"] = new JsonArray([.. lists.Item2.Select(static number => JsonValue.Create(number))]),
            ["sizes"] = new JsonArray([.. lists.Item3.Select(static number => JsonValue.Create(number))]),
            ["shades"] = new JsonArray([.. lists.Item4.Select(static word => JsonValue.Create(word))]),
            ["wait"] = numbers.Item1,
            ["ratio"] = numbers.Item2,
            ["patience"] = numbers.Item3,
            ["first"] = numbers.Item4,
            ["loud"] = rest.Item1,
            ["name"] = string.Concat(rest.Item2.Select(static index => Odd[index])),
        });
}
