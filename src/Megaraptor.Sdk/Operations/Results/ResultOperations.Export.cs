using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Operations.Files;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <content>Rows into files.</content>
public partial class ResultOperations
{
    /// <summary>Write all rows of a flow or hunt into a file of the output folder, as JSONL, CSV or Parquet, with its SHA-256. The rows do not pass through the answer; evidence is written exactly.</summary>
    /// <param name="clientId">The client's id, with flow_id; 'server' for artifacts that ran on the server.</param>
    /// <param name="flowId">The flow's id, with client_id.</param>
    /// <param name="huntId">The hunt's id, in place of client_id and flow_id.</param>
    /// <param name="artifact">One artifact, or artifact/source; without it, all that have rows, each row marked with its _Source.</param>
    /// <param name="format">The format of the file.</param>
    /// <param name="cancellationToken">Ends the export; nothing is left of it.</param>
    /// <returns>The file.</returns>
    /// <exception cref="NotFoundException">There is no such client, flow, hunt or artifact.</exception>
    /// <exception cref="OutputException">The file cannot be written, or is there already.</exception>
    [Operation("export_results", Effect.Read, Needs = Permission.ReadResults, Verb = "results export")]
    public virtual async Task<ExportedResults> ExportAsync(
        string? clientId = null,
        string? flowId = null,
        string? huntId = null,
        string? artifact = null,
        ExportFormat format = ExportFormat.Jsonl,
        CancellationToken cancellationToken = default)
    {
        var source = ResultSource.Of(clientId, flowId, huntId);
        await source.SettleAsync(client, artifact, new QueryOutcome(), cancellationToken).ConfigureAwait(false);
        VqlRows<VqlRow> rows = source.IsHunt
            ? new HuntOperations(client).ResultsAsync(huntId!, artifact, cancellationToken: cancellationToken)
            : new FlowOperations(client).ResultsAsync(clientId!, flowId!, artifact, cancellationToken: cancellationToken);
        string[] folders = source.IsHunt ? [FileOperations.OrgOf(client), huntId!, "exports"] : [.. FileOperations.FoldersOf(client, clientId!, flowId!), "exports"];
        string name = artifact ?? "all";
        string ending = Ending(format);
        OutputFolder output = client.Output;
        output.EnsureNew(folders, name + ending);
        OutputFile lines = output.Begin(folders, name + (format == ExportFormat.Jsonl ? ending : ending + ".rows"));
        await using (lines.ConfigureAwait(false))
        {
            var spool = new RowSpool(lines);
            await spool.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
            if (format == ExportFormat.Jsonl)
            {
                return await FinishAsync(lines, spool, rows.Outcome, cancellationToken).ConfigureAwait(false);
            }

            if (format == ExportFormat.Parquet && spool.Rows == 0)
            {
                throw new InvalidArgumentException("There are no rows, hence no columns, of which a Parquet file is made.", "Export as jsonl or csv for an empty file.");
            }

            OutputFile file = output.Begin(folders, name + ending);
            await using (file.ConfigureAwait(false))
            {
                await (format == ExportFormat.Csv ? CsvExport.WriteAsync(spool, file, cancellationToken) : ParquetExport.WriteAsync(spool, file, cancellationToken)).ConfigureAwait(false);
                return await FinishAsync(file, spool, rows.Outcome, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Ending(ExportFormat format) => format switch
    {
        ExportFormat.Csv => ".csv",
        ExportFormat.Parquet => ".parquet",
        _ => ".jsonl",
    };

    private static async Task<ExportedResults> FinishAsync(OutputFile file, RowSpool spool, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        string hash = await file.HashAsync(cancellationToken).ConfigureAwait(false);
        long bytes = file.Length;
        await file.CompleteAsync().ConfigureAwait(false);
        return new ExportedResults(file.Path, spool.Rows, bytes, hash, [.. spool.Columns.Select(static column => column.Name)], outcome.Notes);
    }
}
