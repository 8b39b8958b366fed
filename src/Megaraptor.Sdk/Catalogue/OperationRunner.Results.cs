using System.Globalization;
using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Catalogue;

/// <content>Results that are no stream of rows.</content>
public static partial class OperationRunner
{
    /// <summary>Writes a single result that may not exist. A surface has no null: there it is not found.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation's name, for the message.</param>
    /// <param name="result">The result, or null.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="sink">Where it goes.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was written.</returns>
    /// <exception cref="NotFoundException">There is no result.</exception>
    public static ValueTask WriteOptionalAsync<T>(string operation, T? result, RowWriter<T> write, ResultSink sink, CancellationToken cancellationToken)
        where T : class =>
        result is not null
            ? WriteResultAsync(result, write, sink, cancellationToken)
            : throw Nothing(operation);

    /// <summary>Writes a list as rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="sink">Where the rows go.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the rows were written.</returns>
    public static async ValueTask WriteListAsync<T>(IReadOnlyList<T> list, RowWriter<T> write, ResultSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(sink);
        int written = 0;
        foreach (T row in list)
        {
            write(sink.Writer, row);
            if (!await sink.TakeRowAsync(cancellationToken).ConfigureAwait(false))
            {
                break;
            }

            written++;
        }

        bool isCut = written < list.Count;
        await sink.CompleteAsync(
            new ResultSummary
            {
                Verdict = list.Count > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows,
                Rows = written,
                HasMore = isCut,
                Notes = isCut ? [string.Create(CultureInfo.InvariantCulture, $"These are the first {written} of {list.Count}: narrow the arguments to see the others.")] : [],
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes that an operation without a result is done.</summary>
    /// <param name="sink">Where it goes.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when it was written.</returns>
    public static ValueTask WriteDoneAsync(ResultSink sink, CancellationToken cancellationToken) => WriteResultAsync(true, WriteDone, sink, cancellationToken);

    /// <summary>Connects, runs an operation with a single result that may not exist, and writes it.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="server">Where it runs.</param>
    /// <param name="invoke">Calls the operation's method.</param>
    /// <param name="write">Writes the result.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the result was written.</returns>
    /// <exception cref="NotFoundException">There is no result.</exception>
    public static ValueTask RunOptionalAsync<T>(OperationDescriptor operation, OperationCall call, ServerChoice server, Func<VelociraptorClient, Task<T?>> invoke, RowWriter<T> write, CancellationToken cancellationToken)
        where T : class =>
        RunResultAsync(operation, call, server, async client => await invoke(client).ConfigureAwait(false) ?? throw Nothing(operation.Name), write, cancellationToken);

    /// <summary>Connects, runs an operation that returns a list, in one org or in all, and writes it as rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="server">Where it runs.</param>
    /// <param name="invoke">Calls the operation's method.</param>
    /// <param name="write">Writes one row.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when the rows were written.</returns>
    public static async ValueTask RunListAsync<T>(OperationDescriptor operation, OperationCall call, ServerChoice server, Func<VelociraptorClient, Task<IReadOnlyList<T>>> invoke, RowWriter<T> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(invoke);
        if (server.IsEveryOrg)
        {
            await RunRowsAsync(operation, call, server, client => VqlRows.Create((outcome, _) => RowsAsync(invoke(client), outcome), cancellationToken), write, page: null, cancellationToken).ConfigureAwait(false);
            return;
        }

        VelociraptorClient single = await call.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
        await WriteListAsync(await invoke(single).ConfigureAwait(false), write, call.Sink, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects, runs an operation without a result, and writes that it is done.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="server">Where it runs.</param>
    /// <param name="invoke">Calls the operation's method.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <returns>A task that ends when it was written.</returns>
    public static ValueTask RunDoneAsync(OperationDescriptor operation, OperationCall call, ServerChoice server, Func<VelociraptorClient, Task> invoke, CancellationToken cancellationToken) => RunResultAsync(
        operation,
        call,
        server,
        async client =>
        {
            await invoke(client).ConfigureAwait(false);
            return true;
        },
        WriteDone,
        cancellationToken);

    private static async IAsyncEnumerable<T> RowsAsync<T>(Task<IReadOnlyList<T>> list, QueryOutcome outcome)
    {
        foreach (T row in await list.ConfigureAwait(false))
        {
            outcome.RowsRead++;
            yield return row;
        }

        outcome.HasMore = false;
        outcome.Verdict = outcome.RowsRead > 0 ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
    }

    private static void WriteDone(Utf8JsonWriter writer, bool done)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("done", done);
        writer.WriteEndObject();
    }

    private static NotFoundException Nothing(string operation) =>
        new($"{operation} found nothing.", "It answered, and there is nothing by these arguments: check names and ids.");
}
