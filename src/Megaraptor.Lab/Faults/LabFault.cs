namespace Megaraptor.Lab.Faults;

/// <summary>What goes wrong with one call.</summary>
public sealed record LabFault
{
    private LabFault()
    {
    }

    /// <summary>The call is refused with status UNAVAILABLE before anything is done.</summary>
    public static LabFault Unavailable { get; } = new() { IsRefused = true };

    internal bool IsRefused { get; private init; }

    internal long? MostBytes { get; private init; }

    internal TimeSpan Delay { get; private init; }

    /// <summary>The connection is cut before the first message with which the rows would be more than so many bytes.</summary>
    /// <param name="bytes">The bytes of rows that still arrive; 0 cuts before the first rows.</param>
    /// <returns>The fault.</returns>
    public static LabFault CutAfter(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new LabFault { MostBytes = bytes };
    }

    /// <summary>Every message comes late, by the Lab's clock.</summary>
    /// <param name="delay">How late.</param>
    /// <returns>The fault.</returns>
    public static LabFault Slow(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new LabFault { Delay = delay };
    }
}
