using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Questions to the rows that flows and hunts brought in.</summary>
/// <param name="client">The server.</param>
public partial class ResultOperations(VelociraptorClient client)
{
    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected ResultOperations()
        : this(VelociraptorClient.Unconnected)
    {
    }

    /// <summary>Ask the rows of a flow or hunt: filter, choose columns, count, group, sort; on the server, so that only the answer travels. Use it instead of reading many rows. group_by with limit gives the most frequent values.</summary>
    /// <param name="artifact">The artifact, or artifact/source, whose rows are asked; may be left out when there is only one.</param>
    /// <param name="clientId">The client's id, with flow_id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id, with client_id.</param>
    /// <param name="huntId">The hunt's id, in place of client_id and flow_id; its rows also have ClientId, Fqdn and FlowId.</param>
    /// <param name="where">Conditions that all have to hold, each COLUMN OPERATOR VALUE: 'Pid > 100', 'CommandLine contains /dev/tcp', '"Local Address" starts_with 10.', 'Name in ["nc", "sh"]', 'Hash.SHA256 is_not_null'. Operators: = != &lt; > &lt;= >= contains starts_with ends_with matches (RE2) in is_null is_not_null. The four of texts ignore case, = does not. A bare number is compared as a number, a date as a time; "quoted" is always text. A note says when the column holds another kind.</param>
    /// <param name="columns">The columns to return; all when absent. A dot names a member: Hash.SHA256.</param>
    /// <param name="groupBy">Return one row for each combination of these columns with its Count, the largest first.</param>
    /// <param name="count">Return only how many rows there are.</param>
    /// <param name="distinct">Return each combination of columns once.</param>
    /// <param name="orderBy">The column to sort by; need not be among columns.</param>
    /// <param name="descending">Sort from the largest down.</param>
    /// <param name="timeColumn">The column that since and until are about.</param>
    /// <param name="since">Only rows from this time on.</param>
    /// <param name="until">Only rows before this time.</param>
    /// <param name="references">Add _Ref to each row of a flow: its evidence reference, which get_evidence resolves and checks.</param>
    /// <param name="limit">Most rows to return.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="NotFoundException">There is no such flow, hunt, artifact or column; thrown when the rows are read.</exception>
    /// <exception cref="InvalidArgumentException">A condition cannot be read, or the arguments do not fit together; thrown when the rows are read.</exception>
    [Operation("query_results", Effect.Read, Needs = Permission.ReadResults, Verb = "results query")]
    public virtual VqlRows<VqlRow> QueryAsync(
        string? artifact = null,
        string? clientId = null,
        string? flowId = null,
        string? huntId = null,
        IReadOnlyList<string>? where = null,
        IReadOnlyList<string>? columns = null,
        IReadOnlyList<string>? groupBy = null,
        bool count = false,
        bool distinct = false,
        string? orderBy = null,
        bool descending = false,
        string? timeColumn = null,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null,
        bool references = false,
        [Page(Default = 100, Max = 10_000)] int? limit = null,
        CancellationToken cancellationToken = default) =>
        VqlRows.Create(
            (outcome, token) => QueryAsync(
                ResultSource.Of(clientId, flowId, huntId),
                artifact,
                new ResultQuestion
                {
                    Where = [.. (where ?? []).Select(ConditionParser.Parse)],
                    Columns = columns ?? [],
                    GroupBy = groupBy ?? [],
                    Count = count,
                    Distinct = distinct,
                    OrderBy = orderBy,
                    IsDescending = descending,
                    TimeColumn = timeColumn,
                    Since = since,
                    Until = until,
                    References = references,
                }.Checked(),
                limit,
                outcome,
                token),
            cancellationToken);

    private async IAsyncEnumerable<VqlRow> QueryAsync(ResultSource source, string? artifact, ResultQuestion question, int? limit, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (question.References && source.IsHunt)
        {
            throw new InvalidArgumentException("References of a hunt's rows are not made here: they name rows of one client's flow.", "Use get_hunt_results with references, or ask the flow of one client.");
        }

        outcome.HasMore = false;
        string? name = await source.SettleOneAsync(client, artifact, outcome, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<VqlRow> first = name is null ? [] : await SampleAsync(source, name, cancellationToken).ConfigureAwait(false);
        long rows = 0;
        if (name is not null && first.Count > 0)
        {
            ResultColumns columns = await new LaterColumns(client, source, name).FindAsync(new ResultColumns(first), question.Names, outcome, cancellationToken).ConfigureAwait(false);
            foreach (ResultCondition condition in question.Where)
            {
                ConditionFit.Note(condition, columns.Values(condition.Column), outcome);
            }

            VqlQuery query = new ResultQuery(source, columns, question).ToQuery(name, limit);
            VqlRows<VqlRow> answer = client.Query(query, cancellationToken: cancellationToken);
            await foreach (VqlRow row in answer.ConfigureAwait(false))
            {
                if (rows == limit)
                {
                    outcome.HasMore = true;
                    break;
                }

                rows++;
                outcome.RowsRead++;
                yield return Finished(row, source, name, question);
            }

            outcome.Include(answer.Outcome, ResultQuery.OrderColumn, ResultQuery.RowColumn);
        }
        else if (question.Where.Count > 0 || question.Columns.Count > 0 || question.GroupBy.Count > 0)
        {
            outcome.AddNote("There are no rows, so the names of the columns could not be checked.");
        }

        if (question.Count && rows == 0)
        {
            // A count of nothing is no row on the server.
            outcome.RowsRead++;
            yield return new VqlRow("{\"Count\":0}"u8.ToArray());
        }

        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    private VqlRow Finished(VqlRow row, ResultSource source, string name, ResultQuestion question)
    {
        if (question.OrderBy is not null || question.GroupBy.Count > 0)
        {
            row = row.Without(ResultQuery.OrderColumn);
        }

        if (!question.References)
        {
            return row;
        }

        long index = row[ResultQuery.RowColumn].AsInt64()!.Value - 1;
        VqlRow stored = row.Without(ResultQuery.RowColumn);
        return stored.Append(EvidenceReference.Column, EvidenceReference.Of(EvidenceReference.OrgOf(client), source.ClientId!, source.FlowId!, name, index, stored).ToString());
    }

    private async Task<IReadOnlyList<VqlRow>> SampleAsync(ResultSource source, string name, CancellationToken cancellationToken)
    {
        var names = new BoundNames();
        string text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"SELECT * FROM {source.Call(names, name)} LIMIT {ResultColumns.Sample}").ToString();
        return await client.Query(names.ToQuery(text), cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
