using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Mcp.Tests.Harness;

/// <summary>Operations that the real ones have no reason to be: broken, dangerous, or of any size. They need no server.</summary>
public sealed class TestOperations
{
    internal const string Secret = "hunter2";

    /// <summary>Fails by a fault of its own.</summary>
    /// <returns>Nothing, ever.</returns>
    [Operation("break_down", Effect.Read, Verb = "test break")]
    public static Task<TestResult> BreakAsync() => throw new InvalidOperationException($"the password is {Secret}");

    /// <summary>Deletes the world.</summary>
    /// <param name="world">Which world.</param>
    /// <returns>What was deleted.</returns>
    [Operation("delete_world", Effect.Destroy, Verb = "test delete")]
    public static Task<TestResult> DeleteAsync(string world) => Task.FromResult(new TestResult(world));

    /// <summary>Returns a text of a length.</summary>
    /// <param name="length">How long.</param>
    /// <returns>The text.</returns>
    [Operation("make_text", Effect.Read, Verb = "test text")]
    public static Task<TestResult> TextAsync([Range(0, 1_000_000)] int length) => Task.FromResult(new TestResult(new string('x', length)));

    /// <summary>Returns rows of a size.</summary>
    /// <param name="count">How many.</param>
    /// <param name="text">What each holds.</param>
    /// <param name="failAt">The row before which it fails; none when negative.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <returns>The rows.</returns>
    [Operation("make_rows", Effect.Read, Verb = "test rows")]
    public static VqlRows<TestRow> RowsAsync(int count, string text = "x", int failAt = -1, [Page(Default = 1000, Max = 10_000)] int? limit = null) =>
        VqlRows.Create((outcome, token) => MakeAsync(count, text, failAt, limit, outcome, token));

    /// <summary>Waits until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Nothing, ever.</returns>
    [Operation("wait_forever", Effect.Read, Verb = "test wait")]
    public static async Task<TestResult> WaitAsync(CancellationToken cancellationToken = default)
    {
        Waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        finally
        {
            Ended.TrySetResult();
        }

        return new TestResult("");
    }

    internal static TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async IAsyncEnumerable<TestRow> MakeAsync(int count, string text, int failAt, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        outcome.AddNote("made up");
        for (int i = 0; i < count && i < (limit ?? int.MaxValue); i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i == failAt)
            {
                throw new MegaraptorException(MegaraptorErrorCode.TimedOut, "It took too long.", "Ask for less.");
            }

            yield return new TestRow(i, text);
        }
    }
}

/// <summary>A result of a test operation.</summary>
/// <param name="Text">Some text.</param>
public sealed record TestResult(string Text);

/// <summary>A row of a test operation.</summary>
/// <param name="Number">Its place.</param>
/// <param name="Text">Some text.</param>
public sealed record TestRow(long Number, string Text);
