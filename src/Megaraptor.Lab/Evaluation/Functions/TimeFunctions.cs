using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on times.</summary>
internal static class TimeFunctions
{
    private const long CocoaEpoch = 978307200;
    private const long MacEpoch = 2082844800;
    private const long WindowsEpoch = 11644473600;
    private const long WindowsTicksPerSecond = 10_000_000;

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("timestamp", Timestamp) with { Version = 2 },
        Define.Function("timestamp_format", Format) with { Version = 1 },
        Define.Function("now", Now),
        Define.Function("sleep", Sleep),
    ];

    private static object? Timestamp(Call call)
    {
        if (call.Integer("cocoatime") is > 0 and var cocoa)
        {
            return VqlTime.FromUnix(unchecked(cocoa + CocoaEpoch));
        }

        if (call.Integer("mactime") is > 0 and var mac)
        {
            return VqlTime.FromUnix(mac - MacEpoch);
        }

        if (call.Integer("winfiletime") is > 0 and var windows)
        {
            return VqlTime.FromUnix((windows / WindowsTicksPerSecond) - WindowsEpoch, windows % WindowsTicksPerSecond * 100);
        }

        object? epoch = call.Text("string") is { Length: > 0 } text ? text : call.Value("epoch");
        if (call.Text("format") is { Length: > 0 } layout && epoch is string shaped)
        {
            return TimeCache.TryParse(call.Scope, shaped, layout, out VqlTime read) ? read : null;
        }

        return TimeValue.TryFrom(call.Scope, epoch, out VqlTime time) ? time : null;
    }

    private static object? Format(Call call)
    {
        if (!TimeValue.TryFrom(call.Scope, call.Value("time"), out VqlTime time))
        {
            return null;
        }

        string layout = GoTimeLayout.Named(call.Text("format"));
        return GoTimeLayout.Format(time.In(QueryZones.ForParsing(call.Scope)), layout.Length == 0 ? GoTimeLayout.Rfc3339 : layout);
    }

    private static object? Now(Call call)
    {
        VqlTime now = VqlTime.From(call.Query.Clock.GetUtcNow());
        return call.Flag("ns") ? now.UnixNanoseconds : now.Seconds;
    }

    /// <summary>Waits so many seconds and milliseconds.</summary>
    private static object? Sleep(Call call)
    {
        long milliseconds = (call.Integer("time") * 1000) + call.Integer("ms");
        if (milliseconds > 0)
        {
            call.Query.Wait(Durations.Milliseconds(milliseconds));
        }

        return true;
    }
}
