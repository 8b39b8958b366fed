using Grpc.Core;
using Megaraptor.Lab.Collections;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Server;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>One call of <c>Query</c>: runs its texts on a thread of their own and streams what comes of them.</summary>
/// <param name="engine">What all calls share.</param>
/// <param name="session">Who calls, and in which org.</param>
/// <param name="request">What is asked.</param>
/// <param name="output">The call's stream.</param>
internal sealed class QueryCall(QueryEngine engine, ServerSession session, VQLCollectorArgs request, IServerStreamWriter<VQLResponse> output)
{
    private readonly TimeProvider _clock = session.State.Clock;

    /// <summary>Runs the call to its end.</summary>
    /// <param name="disconnected">The client has gone.</param>
    /// <exception cref="RpcException">The call ends with another status than OK.</exception>
    public async Task RunAsync(CancellationToken disconnected)
    {
        CancellationToken stopping = engine.Serving;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(disconnected, stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        var stream = new ResponseStream(new CountedStream(output, engine.Traffic), _clock, gone.Token);
        QueryTimeout? timeout = request.Timeout == 0 ? null : StartTimeout(stream, ended);
        engine.Traffic.Begin();
        try
        {
            await engine.Threads.RunAsync(() => Run(stream, ended.Token, gone.Token)).ConfigureAwait(false);
        }
        catch (Exception) when (gone.IsCancellationRequested)
        {
            throw new RpcException(stopping.IsCancellationRequested
                ? new Status(StatusCode.Unavailable, "The server is shutting down.")
                : new Status(StatusCode.Cancelled, "context canceled"));
        }
        finally
        {
            engine.Traffic.End();
            timeout?.Dispose();
        }
    }

    private QueryTimeout StartTimeout(ResponseStream stream, CancellationTokenSource ended) => new(
        _clock,
        TimeSpan.FromSeconds(Math.Min(request.Timeout, (ulong)TimeSpan.FromDays(40).TotalSeconds)),
        elapsed =>
        {
            stream.TryLog($"collect: <red>Timeout Error:</> Collection timed out after {GoDuration.Format(elapsed)}");

            // The server sends no log of a query that it has given up.
            stream.Mute();
            ended.Cancel();
        });

    private void Run(ResponseStream stream, CancellationToken ended, CancellationToken gone)
    {
        stream.Log("Starting query execution.");
        QueryText[] texts = [.. request.Query.Select(static text => new QueryText(text.Name, text.VQL))];
        var limits = PartLimits.Of(request.MaxRow, request.MaxWait);
        var run = new QueryRun(Context(stream, ended), request.Env.Select(static variable => KeyValuePair.Create<string, object?>(variable.Key, variable.Value)));
        var starts = new long[texts.Length];
        (int Text, int Statement) last = (0, -1);
        try
        {
            foreach (RunningSelect select in run.Statements(texts))
            {
                last = (select.TextIndex, select.QueryId);
                Stream(stream, select, limits, StartOf(starts, select.TextIndex), ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested && !gone.IsCancellationRequested)
        {
            StreamNothing(stream, texts, last, limits, starts);
        }
        catch (NotInTheLabException)
        {
            // The error was logged; the part that holds the row cannot be sent.
        }

        if (run.Refusal is { IsValidUtf8: false })
        {
            throw ResponseStream.InvalidText();
        }
    }

    private void Stream(ResponseStream stream, RunningSelect select, PartLimits limits, long start, CancellationToken ended)
    {
        using var parts = new PartWriter(stream, _clock, request.Query[select.TextIndex], select.QueryId, start, limits);
        try
        {
            foreach (object? row in select.Rows)
            {
                parts.Add(row, static row => RowEncoder.Columns(row), select.Encoder.Write);
                ended.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // What was gathered until the query was given up is sent, if there is still somebody to send it to.
            parts.Finish();
            throw;
        }

        parts.Finish();
    }

    /// <summary>The statements behind the one that was given up answer with nothing, an empty part each.</summary>
    private void StreamNothing(ResponseStream stream, QueryText[] texts, (int Text, int Statement) last, PartLimits limits, long[] starts)
    {
        for (int index = last.Text; index < texts.Length; index++)
        {
            VqlParseResult parsed = VqlSyntax.Parse(texts[index].Vql);
            if (!parsed.IsValid)
            {
                return;
            }

            NodeList<VqlStatement> statements = parsed.Script.Statements;
            for (int id = index == last.Text ? last.Statement + 1 : 0; id < statements.Count; id++)
            {
                if (statements[id] is SelectStatement)
                {
                    using var parts = new PartWriter(stream, _clock, request.Query[index], id, StartOf(starts, index), limits);
                    parts.Finish();
                }
            }
        }
    }

    private long StartOf(long[] starts, int text)
    {
        if (starts[text] == 0)
        {
            starts[text] = _clock.GetTimestamp();
        }

        return starts[text];
    }

    private QueryContext Context(ResponseStream stream, CancellationToken ended) => new(engine.Names, stream.Log)
    {
        Principal = new Principal(session.Caller.Name, session.May),
        Services = new ServiceBag().Add(session).Add(session.State.Machine).Add(engine.Collector).Add(engine.Hunts).Add<IArtifactRunner>(ArtifactRunner.OnServer(session)),
        Clock = _clock,
        Cancellation = ended,
        Variables = new SystemVariables { Config = ServerConfig.Of(session.Org, engine.Authority, session.State.Version) },
    };
}
