using Google.Protobuf;
using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Verification;

/// <summary>Repeats recorded exchanges over gRPC.</summary>
/// <param name="invoker">The way to the server, as one of its users.</param>
/// <param name="identifiers">What the identifiers of the recording are called there.</param>
/// <param name="clock">Measures the deadlines that calls were recorded with.</param>
internal sealed class ExchangeReplayer(CallInvoker invoker, IdentifierMap identifiers, TimeProvider clock)
{
    /// <summary>No exchange takes longer than this; a recorded one that took longer is given twice its time.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lead = TimeSpan.FromMilliseconds(150);

    private readonly API.APIClient _client = new(invoker);

    /// <summary>What came back.</summary>
    /// <param name="Messages">The streamed messages.</param>
    /// <param name="Code">The status.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Data">The bytes of a file, if it was a read.</param>
    internal sealed record Answer(IReadOnlyList<StreamedMessage> Messages, StatusCode Code, string Text, ReadOnlyMemory<byte> Data);

    /// <summary>Asks again what was asked.</summary>
    public async Task<Answer> ReplayAsync(RecordedExchange exchange, CancellationToken cancellationToken) =>
        exchange.Query is { } query
            ? await QueryAsync(exchange, query, cancellationToken).ConfigureAwait(false)
            : exchange.Push is { } push
                ? await PushAsync(push, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(exchange.Read!, cancellationToken).ConfigureAwait(false);

    private async Task<Answer> QueryAsync(RecordedExchange exchange, RecordedQuery query, CancellationToken cancellationToken)
    {
        var request = new VQLCollectorArgs { OrgId = query.OrgId, MaxRow = query.MaxRow, MaxWait = query.MaxWait, Timeout = query.Timeout };
        request.Query.Add(query.Texts.Select(text => new VQLRequest { Name = text.Name, VQL = identifiers.Translate(text.Vql) }));
        request.Env.Add(query.Environment.Select(variable => new VQLEnv { Key = variable.Key, Value = identifiers.Translate(variable.Value) }));

        var messages = new List<StreamedMessage>();
        using var deadline = new CancellationTokenSource(Deadline(exchange), clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            using AsyncServerStreamingCall<VQLResponse> call = _client.Query(request, deadline: DateTime.UtcNow + Patience(exchange), cancellationToken: ended.Token);
            await foreach (VQLResponse response in call.ResponseStream.ReadAllAsync(ended.Token).ConfigureAwait(false))
            {
                messages.Add(response.Log.Length > 0
                    ? StreamedMessage.OfLog(response.Log.ToStringUtf8())
                    : new StreamedMessage(null, response.Query?.Name ?? "", response.QueryId, response.Part, [.. response.Columns], response.Response.ToStringUtf8()));
            }

            return new Answer(messages, StatusCode.OK, "", default);
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException && deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Answer(messages, StatusCode.DeadlineExceeded, "", default);
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer(messages, error.StatusCode, error.Status.Detail, default);
        }
    }

    private async Task<Answer> ReadAsync(RecordedRead read, CancellationToken cancellationToken)
    {
        var request = new VFSFileBuffer { Offset = read.Offset, Length = read.Length };
        request.Components.Add(read.Components.Select(identifiers.Translate));
        try
        {
            VFSFileBuffer response = await _client.VFSGetBufferAsync(request, deadline: DateTime.UtcNow + s_patience, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new Answer([], StatusCode.OK, "", response.Data.Memory);
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer([], error.StatusCode, error.Status.Detail, default);
        }
    }

    private async Task<Answer> PushAsync(RecordedPush push, CancellationToken cancellationToken)
    {
        var request = new PushEventRequest { Artifact = push.Artifact, Jsonl = ByteString.CopyFromUtf8(push.Rows) };
        try
        {
            await _client.PushEventsAsync(request, deadline: DateTime.UtcNow + s_patience, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new Answer([], StatusCode.OK, "", default);
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer([], error.StatusCode, error.Status.Detail, default);
        }
    }

    /// <summary>A recorded call that ran into its deadline had that deadline, in whole seconds. The server's clock starts a little after the client's; giving up early by more than that keeps a part that the server sends at the same second out.</summary>
    private static TimeSpan Deadline(RecordedExchange exchange) => exchange.Code == (int)StatusCode.DeadlineExceeded
        ? TimeSpan.FromSeconds(Math.Floor(exchange.Seconds)) - s_lead
        : Timeout.InfiniteTimeSpan;

    private static TimeSpan Patience(RecordedExchange exchange) => s_patience + TimeSpan.FromSeconds(2 * exchange.Seconds);
}
