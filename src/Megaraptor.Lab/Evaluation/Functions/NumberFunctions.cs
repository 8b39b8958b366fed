using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that make numbers.</summary>
internal static class NumberFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("int", static call => Integer(call.Value("int"))),
        Define.Function("atoi", static call => Integer(call.Value("string"))),
        Define.Function("parse_float", static call => Float(call.Value("string"))),
        Define.Function("rand", Random),
    ];

    /// <summary>What is no number is 0; a text that holds too large a number is the nearest that fits.</summary>
    private static long Integer(object? value) => value switch
    {
        string text => GoNumber.IntegerOrNearest(text),
        _ => VqlValue.TryInteger(value, out long integer) ? integer : 0L,
    };

    /// <summary>Only texts and floats become floats; anything else becomes an integer.</summary>
    private static object Float(object? value) => value switch
    {
        string text => GoNumber.TryParseFloat(text, out double number) ? (object)number : 0.0,
        double number => number,
        _ => VqlValue.TryInteger(value, out long integer) ? integer : 0L,
    };

    private static object? Random(Call call)
    {
        long range = call.Integer("range");
        return System.Random.Shared.NextInt64(range > 0 ? range : int.MaxValue);
    }
}
