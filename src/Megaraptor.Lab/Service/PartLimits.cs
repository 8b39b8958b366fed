namespace Megaraptor.Lab.Service;

/// <summary>When a part of rows is sent.</summary>
/// <param name="MaxRows">So many rows make it full; 0 is taken literally.</param>
/// <param name="MaxWait">So long it waits for more.</param>
internal readonly record struct PartLimits(ulong MaxRows, TimeSpan MaxWait)
{
    private const ulong DefaultWaitSeconds = 10;

    /// <summary>Longer waits than a year are no waits of interest, and longer than a timer takes.</summary>
    private const ulong LongestWaitSeconds = 365 * 24 * 3600 / 24;

    /// <summary>The limits of a request; a wait of 0 means 10 seconds.</summary>
    public static PartLimits Of(ulong maxRows, ulong maxWaitSeconds) =>
        new(maxRows, TimeSpan.FromSeconds(maxWaitSeconds == 0 ? DefaultWaitSeconds : Math.Min(maxWaitSeconds, LongestWaitSeconds)));
}
