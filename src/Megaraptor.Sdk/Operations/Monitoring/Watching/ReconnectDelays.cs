namespace Megaraptor.Sdk.Operations.Monitoring.Watching;

/// <summary>How long to wait before each further attempt to connect: longer and longer, up to half a minute.</summary>
internal sealed class ReconnectDelays
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = s_first;

    internal TimeSpan Next()
    {
        TimeSpan delay = _next;
        _next = delay * 2 < s_longest ? delay * 2 : s_longest;
        return delay;
    }

    internal void Reset() => _next = s_first;
}
