namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>A clock on which waits pass twenty times as fast: patience of ten seconds costs a test half of one.</summary>
/// <remarks>The Lab and its client share it: a client in a hurry would lose patience with a Lab that is not, on a busy machine first.</remarks>
internal sealed class HurriedClock : TimeProvider
{
    private const int Hurry = 20;

    public override long GetTimestamp() => System.GetTimestamp() * Hurry;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Hurry;
}
