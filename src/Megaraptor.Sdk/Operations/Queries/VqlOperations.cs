using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Raw VQL, for what no other operation does.</summary>
/// <param name="client">The server.</param>
public partial class VqlOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected VqlOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Run VQL on the server, for what no other operation answers. It sees what the server sees: pslist() lists the server's processes, not an endpoint's; read collected data with source(), flows(), clients().</summary>
    /// <param name="query">The VQL: statements without ';'. FROM is mandatory, arguments are named: f(name=value).</param>
    /// <param name="env">Values that the query names as variables; each is passed as text, exactly. Use it instead of writing values into the query.</param>
    /// <param name="maxRows">Most rows to return.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="VqlException">The query does not parse, or fails on the server; thrown when the rows are read.</exception>
    [Operation("run_vql", Effect.Read, Verb = "vql run", Title = "Run VQL")]
    public virtual VqlRows<VqlRow> RunAsync(
        [QueryText] string query,
        IReadOnlyDictionary<string, string>? env = null,
        [Page(Default = 10_000, Max = 10_000)] int? maxRows = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        foreach (string name in env?.Keys ?? [])
        {
            CheckName(name);
        }

        return VqlRows.Create((outcome, token) => RunAsync(query, env ?? new Dictionary<string, string>(), maxRows, outcome, token), cancellationToken);
    }

    /// <summary>The server sets these itself after it took ours, and says nothing of it.</summary>
    private static void CheckName(string name)
    {
        if (name is "" or "config" or "Artifact" || name.StartsWith('$') || name.StartsWith(VqlQuery.ValuePrefix, StringComparison.Ordinal))
        {
            throw new InvalidArgumentException($"'{EvidenceText.Show(name)}' cannot name a value of env: the server, or this client, uses that name itself.", "Choose another name, and use it in the query.");
        }
    }

    private async IAsyncEnumerable<VqlRow> RunAsync(
        string query,
        IReadOnlyDictionary<string, string> env,
        int? maxRows,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Our parser says where and what instead; the server says so only in a log line.
        VqlParseResult parsed = VqlSyntax.Parse(query);
        if (VerdictFailures.Explain(parsed) is { } failure)
        {
            throw failure;
        }

        VqlRows<VqlRow> rows = client.Query(VqlQuery.Raw(query) with { Env = [.. env] }, maxRows, cancellationToken);
        await foreach (VqlRow row in rows.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
        }

        outcome.Follow(rows.Outcome);
        UnknownNames.Note(parsed, env, outcome);
        await new SilentColumns(client).NoteAsync(parsed, env, outcome, cancellationToken).ConfigureAwait(false);
        if (outcome.RowsRead == 0)
        {
            await new SilentNames(client).SettleAsync(query, env, outcome, cancellationToken).ConfigureAwait(false);
        }
    }
}
