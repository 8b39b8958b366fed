using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that write numbers for people.</summary>
internal static class HumanizeFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("humanize", Humanize) with { OnFailure = false, LogName = "Humanize" }];

    private static object? Humanize(Call call)
    {
        if (call.Time("time") is { IsZero: false } time)
        {
            return HumanNumber.Since(VqlTime.From(call.Query.Clock.GetUtcNow()).Seconds - time.Seconds);
        }

        if (call.Integer("comma") is not 0 and var number)
        {
            return HumanNumber.Comma(number);
        }

        return call.Integer("bytes") is not 0 and var bytes
            ? HumanNumber.Bytes(unchecked((ulong)bytes))
            : HumanNumber.BinaryBytes(unchecked((ulong)call.Integer("ibytes")));
    }
}
