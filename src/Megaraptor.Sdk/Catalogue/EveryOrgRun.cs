using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>A call of a reading operation with <c>org_id = "*"</c>: its rows, each with its org, and a verdict for every org.</summary>
internal static class EveryOrgRun
{
    /// <summary>Refuses what an operation could not do in every org.</summary>
    /// <exception cref="InvalidArgumentException">The call continues an answer by a cursor that belongs to one org.</exception>
    /// <exception cref="MegaraptorException">The VQL that the call brings could do more than read results.</exception>
    internal static void Check(OperationDescriptor operation, OperationCall call, PageRequest? page)
    {
        if (page is { Fingerprint: null } && call.Arguments.Names.Contains(PageCursor.Name))
        {
            throw new InvalidArgumentException(
                $"{operation.Name}: '{PageCursor.Name}' goes on in one org, and '{ServerParameters.OrgId}' names every org.",
                $"Repeat the call with '{ServerParameters.OrgId}' of the one org to go on in; '_OrgId' of the last row names it.");
        }

        foreach (OperationParameter parameter in operation.Parameters.Where(static parameter => parameter.Kind == ParameterKind.QueryText))
        {
            if (call.Arguments.Text(parameter.Name, out string? text) == ArgumentState.Read
                && VqlSyntax.Parse(text!) is { IsValid: true } parsed
                && ReadGate.FirstRefusal(parsed.Script) is { } refusal)
            {
                throw new MegaraptorException(
                    MegaraptorErrorCode.Refused,
                    $"'{refusal.Name}' does not run in every org at once: {refusal.Reason}",
                    $"Name one org with '{ServerParameters.OrgId}'. What only reads results may run in all of them.");
            }
        }
    }

    internal static ValueTask WriteAsync<T>(OrgRows<T> rows, RowWriter<T> write, PageRequest? page, ResultSink sink, CancellationToken cancellationToken)
    {
        var writer = new OrgRowWriter<T>(write);
        var counts = new Dictionary<string, long>();
        bool hasFailedCheck = false;
        return OperationRunner.WriteAsync(
            rows,
            writer.Write,
            taken: row =>
            {
                counts[row.OrgId] = counts.GetValueOrDefault(row.OrgId) + 1;
                hasFailedCheck |= row.Row is ICheckedResult { HasFailed: true };
            },
            page,
            sink,
            (written, isFull) => Summarize(rows, counts, page, written, isFull) with { HasFailedCheck = hasFailedCheck },
            cancellationToken);
    }

    private static ResultSummary Summarize<T>(OrgRows<T> rows, Dictionary<string, long> counts, PageRequest? page, long written, bool isFull)
    {
        rows.Settle();
        QueryOutcome outcome = rows.Outcome;
        OrgVerdict[] orgs = [.. rows.Orgs.Select(org => org with { Rows = counts.GetValueOrDefault(org.OrgId) })];
        string? note = OrgFailureText.Note(orgs);
        bool? hasMore = isFull ? true : outcome.HasMore;
        string[] onward = hasMore == true && page is not { Fingerprint: not null } ? [$"To go on, name one org with '{ServerParameters.OrgId}': this operation pages in one org only."] : [];
        return new ResultSummary
        {
            Verdict = note is not null ? VqlVerdict.Partial : written > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows,
            Rows = written,
            HasMore = hasMore,
            NextCursor = hasMore == true && page is { Fingerprint: { } fingerprint } ? PageCursor.Write(page.Value.Offset + written, fingerprint) : null,
            Columns = ["_OrgId", .. outcome.Columns],
            Logs = outcome.Logs,
            Notes = [.. note is null ? onward : [note, .. onward], .. outcome.Notes],
            Orgs = orgs,
        };
    }
}
