namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>A clock on which waits pass fifty times as fast: patience of ten seconds costs a test a fifth of one.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Hurry = 50;

    public override long GetTimestamp() => System.GetTimestamp() * Hurry;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Hurry;
}
