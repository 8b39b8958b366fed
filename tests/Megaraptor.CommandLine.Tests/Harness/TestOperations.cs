using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.CommandLine.Tests.Harness;

/// <summary>Operations in which the shape of a command line can be seen. They need no server.</summary>
public sealed class TestOperations
{
    /// <summary>Says what it was given.</summary>
    /// <param name="word">A word that must be given.</param>
    /// <param name="count">A number.</param>
    /// <param name="loud">Whether to shout.</param>
    /// <param name="tags">Some words.</param>
    /// <param name="env">Words by name.</param>
    /// <returns>What it was given.</returns>
    [Operation("echo_word", Effect.Read, Verb = "test echo")]
    public static Task<Echo> EchoAsync(string word, [Range(1, 9)] int count = 1, bool loud = false, IReadOnlyList<string>? tags = null, IReadOnlyDictionary<string, string>? env = null) =>
        Task.FromResult(new Echo(word, count, loud, string.Join('+', tags ?? []), string.Join('+', (env ?? new Dictionary<string, string>()).Select(static pair => $"{pair.Key}={pair.Value}"))));

    /// <summary>Says what it was given by two names.</summary>
    /// <param name="table">Words by two names.</param>
    /// <returns>What it was given.</returns>
    [Operation("echo_table", Effect.Read, Verb = "test table")]
    public static Task<Echo> TableAsync(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Task.FromResult(new Echo(string.Join(';', table.SelectMany(static row => row.Value.Select(cell => $"{row.Key}|{cell.Key}|{cell.Value}"))), 0, false, "", ""));
    }

    /// <summary>Yields rows of which no two have the same columns.</summary>
    /// <param name="failAt">The row before which it fails; none when negative.</param>
    /// <param name="code">How it fails.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <returns>The rows.</returns>
    [Operation("list_rows", Effect.Read, Verb = "test rows")]
    public static VqlRows<VqlRow> RowsAsync(int failAt = -1, string code = "vql_error", [Page(Default = 100, Max = 100)] int? limit = null) =>
        VqlRows.Create((outcome, token) => MakeAsync(failAt, code, outcome, token));

    /// <summary>Deletes the world.</summary>
    /// <param name="world">Which world.</param>
    /// <returns>What was deleted.</returns>
    [Operation("delete_world", Effect.Destroy, Verb = "test delete")]
    public static Task<Echo> DeleteAsync(string world) => Task.FromResult(new Echo(world, 0, false, "", ""));

    /// <summary>Deletes a moon, or says what would go.</summary>
    /// <param name="moon">Which moon.</param>
    /// <param name="confirm">True to delete; otherwise it is a rehearsal.</param>
    /// <returns>What was deleted, or would be.</returns>
    [Operation("delete_moon", Effect.Destroy, Verb = "test delete-moon")]
    public static Task<Echo> DeleteMoonAsync(string moon, bool confirm = false) => Task.FromResult(new Echo(moon, 0, confirm, "", ""));

    /// <summary>Checks a word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Whether it is sound.</returns>
    [Operation("check_word", Effect.Read, Verb = "test check")]
    public static Task<WordCheck> CheckAsync(string word) => Task.FromResult(new WordCheck(word == "sound"));

    /// <summary>Fails by a fault of its own.</summary>
    /// <returns>Nothing, ever.</returns>
    [Operation("break_down", Effect.Read, Verb = "test break")]
    public static Task<Echo> BreakAsync() => throw new InvalidOperationException("a bug");

    private static async IAsyncEnumerable<VqlRow> MakeAsync(int failAt, string code, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] rows = ["""{"a":1,"b":"x,\"y\""}""", """{"b":"\u202Eevil\n","c":[1,2]}""", """{"a":null,"c":{"d":"é\u003c"}}"""];
        await Task.Yield();
        outcome.AddNote("three made-up rows");
        for (int i = 0; i < rows.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i == failAt)
            {
                throw new MegaraptorException(new MegaraptorErrorCode(code), "It broke.", "Try list_rows or test things.");
            }

            yield return new VqlRow(System.Text.Encoding.UTF8.GetBytes(rows[i]));
        }
    }
}

/// <summary>What an operation was given.</summary>
/// <param name="Word">The word.</param>
/// <param name="Count">The number.</param>
/// <param name="Loud">Whether to shout.</param>
/// <param name="Tags">The words.</param>
/// <param name="Env">The words by name.</param>
public sealed record Echo(string Word, long Count, bool Loud, string Tags, string Env);

/// <summary>What a check found.</summary>
/// <param name="Valid">Whether it is sound.</param>
public sealed record WordCheck(bool Valid) : ICheckedResult
{
    bool ICheckedResult.HasFailed => !Valid;

    IReadOnlyList<string> ICheckedResult.Notes => Valid ? [] : ["The word is not sound."];
}
