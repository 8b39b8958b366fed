using System.Runtime.CompilerServices;
using System.Text;
using Grpc.Core;
using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Telemetry;
using Megaraptor.Wire;

namespace Megaraptor.Sdk.Query;

/// <summary>Sends a query and reads its stream, message by message. Faults of the transport come out as <see cref="MegaraptorException"/>.</summary>
internal sealed class QueryStream(ServerConnection connection, ReadRetry retry)
{
    /// <summary>What a call may take beyond the query's own limit: connecting, and the last part on its way.</summary>
    private static readonly TimeSpan s_deadlineMargin = TimeSpan.FromSeconds(15);

    /// <summary>After a part of so many bytes the next is probably there already, and as large: taking it in is left to another thread.</summary>
    private const int LargePart = 64 * 1024;

    internal async IAsyncEnumerable<QueryMessage> ReadAsync(VqlQuery query, QueryObservation? observation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        VQLCollectorArgs request = Request(query);
        (AsyncServerStreamingCall<VQLResponse> opened, bool hasMessage) = await retry
            .RunAsync(query, connection.Configuration.Address, () => OpenAsync(request, query, observation, cancellationToken), observation, cancellationToken)
            .ConfigureAwait(false);
        using AsyncServerStreamingCall<VQLResponse> call = opened;
        while (hasMessage)
        {
            VQLResponse response = call.ResponseStream.Current;

            // The next part is received while this one is looked at: one, so that a slow reader still holds the server back.
            Task<bool> next = response.Response.Length < LargePart
                ? call.ResponseStream.MoveNext(cancellationToken)
                : Task.Run(() => call.ResponseStream.MoveNext(cancellationToken), CancellationToken.None);
            bool isWanted = false;
            try
            {
                yield return response.Log.Length > 0
                    ? new QueryMessage(Encoding.UTF8.GetString(response.Log.Span), [], default)
                    : new QueryMessage(null, response.Columns, response.Response.Memory);
                isWanted = true;
            }
            finally
            {
                if (!isWanted)
                {
                    await AbandonAsync(call, next).ConfigureAwait(false);
                }
            }

            hasMessage = await ExplainedAsync(next, query, observation, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>When a call is given up. gRPC compares it with the system's clock, whatever clock the client was given.</summary>
    internal static DateTime Deadline(TimeSpan timeout) => (TimeProvider.System.GetUtcNow() + timeout + s_deadlineMargin).UtcDateTime;

    /// <summary>Sends the request and waits for the first message.</summary>
    private async Task<(AsyncServerStreamingCall<VQLResponse> Call, bool HasMessage)> OpenAsync(VQLCollectorArgs request, VqlQuery query, QueryObservation? observation, CancellationToken cancellationToken)
    {
        DateTime? deadline = query.Timeout is { } timeout && timeout != VqlQuery.NoTimeout ? Deadline(timeout) : null;
        AsyncServerStreamingCall<VQLResponse> call = connection.Api.Query(request, deadline: deadline, cancellationToken: cancellationToken);
        try
        {
            return (call, await ExplainedAsync(call.ResponseStream.MoveNext(cancellationToken), query, observation, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    /// <summary>Ends a call whose reader has gone. What becomes of the message that was on its way is nobody's failure.</summary>
    private static async Task AbandonAsync(AsyncServerStreamingCall<VQLResponse> call, Task<bool> next)
    {
        call.Dispose();
        await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<bool> ExplainedAsync(Task<bool> next, VqlQuery query, QueryObservation? observation, CancellationToken cancellationToken)
    {
        try
        {
            return await next.ConfigureAwait(false);
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Status.Detail, failure, cancellationToken);
        }
        catch (RpcException failure)
        {
            MegaraptorException explained = RpcFailures.Explain(failure, connection, query.Timeout);
            observation?.Failed(explained);
            throw explained;
        }
    }

    private static VQLCollectorArgs Request(VqlQuery query)
    {
        var request = new VQLCollectorArgs
        {
            MaxRow = (ulong)Math.Max(1, query.RowsPerPart),
            MaxWait = WholeSeconds(query.MaxWait),
            OrgId = query.OrgId ?? "",
        };
        if (query.Timeout is { } timeout && timeout != VqlQuery.NoTimeout)
        {
            request.Timeout = WholeSeconds(timeout);
        }

        foreach (VqlStatements statements in query.Statements)
        {
            request.Query.Add(new VQLRequest { Name = statements.Name, VQL = statements.Text });
        }

        foreach ((string name, string value) in query.Env)
        {
            request.Env.Add(new VQLEnv { Key = name, Value = value });
        }

        return request;
    }

    /// <summary>The wire counts whole seconds, and takes 0 for "no limit".</summary>
    private static ulong WholeSeconds(TimeSpan time) => (ulong)Math.Max(1, Math.Ceiling(time.TotalSeconds));
}
