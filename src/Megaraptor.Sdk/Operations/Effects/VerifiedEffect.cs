using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Effects;

/// <summary>
/// Carries out an effect once and reads back what is true. The server answers many an effect that did not happen like a
/// success, and carries others out a moment later; after a fault of the connection only the state can tell.
/// </summary>
internal static class VerifiedEffect
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Acts, then reads the state until it is as wanted or patience ends.</summary>
    /// <typeparam name="T">What is read back.</typeparam>
    /// <param name="clock">The clock.</param>
    /// <param name="effect">What is being done, as the end of "It is not known whether …".</param>
    /// <param name="act">Does it. Called once.</param>
    /// <param name="read">Reads the state.</param>
    /// <param name="isDone">Whether the state is as wanted.</param>
    /// <param name="cancellationToken">Ends the wait; what the server has begun goes on.</param>
    /// <returns>The state, as wanted.</returns>
    /// <exception cref="MegaraptorException">The server refused, the effect did not take place, or that is not known.</exception>
    internal static async Task<T> RunAsync<T>(
        TimeProvider clock,
        string effect,
        Func<CancellationToken, Task> act,
        Func<CancellationToken, Task<T>> read,
        Predicate<T> isDone,
        CancellationToken cancellationToken)
    {
        MegaraptorException? fault = null;
        try
        {
            await act(cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException failure) when (LeavesDoubt(failure))
        {
            fault = failure;
        }

        long begin = clock.GetTimestamp();
        while (true)
        {
            MegaraptorException? unread = null;
            try
            {
                T state = await read(cancellationToken).ConfigureAwait(false);
                if (isDone(state))
                {
                    return state;
                }
            }
            catch (MegaraptorException failure) when (LeavesDoubt(failure))
            {
                unread = failure;
            }

            if (clock.GetElapsedTime(begin) >= s_patience)
            {
                throw unread is null ? NotDone(effect, fault) : InDoubt(effect, fault ?? unread);
            }

            await Task.Delay(s_pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a failure leaves open what the server did: the connection broke, or the answer was cut short.</summary>
    internal static bool LeavesDoubt(MegaraptorException failure) =>
        failure.Code == MegaraptorErrorCode.Unreachable
        || failure.Code == MegaraptorErrorCode.TimedOut
        || failure.Code == MegaraptorErrorCode.Partial
        || failure.Code == MegaraptorErrorCode.ServerError;

    /// <summary>The failure of an effect of which nothing is known.</summary>
    internal static MegaraptorException InDoubt(string effect, MegaraptorException cause) => new(
        MegaraptorErrorCode.InDoubt,
        $"It is not known whether {effect}: {cause.Message}",
        "Look at the state before you repeat the call. Nothing was retried.",
        cause);

    private static MegaraptorException NotDone(string effect, MegaraptorException? fault) => new(
        MegaraptorErrorCode.NotDone,
        fault is null
            ? $"The server accepted the call, but {s_patience.TotalSeconds:0} seconds later it is not true that {effect}."
            : $"The connection failed, and it is not true that {effect}: {fault.Message}",
        fault is null ? "Look into the server's log, and at the state again: it may be slow." : "It can be tried again.",
        fault);
}
