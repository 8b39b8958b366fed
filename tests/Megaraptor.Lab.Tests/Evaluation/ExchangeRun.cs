using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Verification;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>Runs the query of a recorded exchange in the evaluator alone, without a server around it, batched as the service batches.</summary>
internal static partial class ExchangeRun
{
    private const int StackSize = 64 * 1024 * 1024;

    /// <summary>What the recording shows, one line a message.</summary>
    public static string Recorded(RecordedExchange exchange) => string.Join('\n', exchange.Messages.Select(static message => message.Log is { } log
        ? LineOf(log)
        : LineOf(message.QueryId, message.Part, message.Columns, message.Response)));

    /// <summary>What the evaluator makes of the query, one line a message.</summary>
    public static string Evaluated(RecordedExchange exchange, CancellationToken cancellationToken)
    {
        string text = "";
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    text = Evaluate(exchange, cancellationToken);
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        return failure is null ? text : throw new InvalidOperationException($"{exchange.Id} failed.", failure);
    }

    private static string Evaluate(RecordedExchange exchange, CancellationToken cancellationToken)
    {
        var messages = new Messages();
        var output = new ResponseStream(messages, TimeProvider.System, cancellationToken);
        var query = new QueryContext(BuiltInNames.Create(), output.Log)
        {
            Principal = PrincipalOf(exchange.User),
            Cancellation = cancellationToken,
        };
        RecordedQuery request = exchange.Query!;
        var limits = PartLimits.Of(request.MaxRow, request.MaxWait);
        QueryText[] texts = [.. request.Texts.Select(static text => new QueryText(text.Name, text.Vql))];
        var run = new QueryRun(query, request.Environment.Select(static variable => KeyValuePair.Create(variable.Key, (object?)variable.Value)));
        try
        {
            output.Log("Starting query execution.");
            foreach (RunningSelect select in run.Statements(texts))
            {
                using var parts = new PartWriter(
                    output,
                    TimeProvider.System,
                    new VQLRequest { Name = select.Text.Name, VQL = select.Text.Vql },
                    select.QueryId,
                    TimeProvider.System.GetTimestamp(),
                    limits);
                foreach (object? row in select.Rows)
                {
                    parts.Add(row, RowEncoder.Columns, select.Encoder.Write);
                }

                parts.Finish();
            }
        }
        catch (NotInTheLabException)
        {
            // It was logged.
        }
        catch (RpcException e) when (e.StatusCode == (StatusCode)exchange.Code)
        {
            // The recorded call ended so too.
        }

        return string.Join('\n', messages.Lines);
    }

    private static Principal PrincipalOf(string user)
    {
        var roles = Policy.OfRoles([user == "admin" ? "administrator" : user]);
        Permission permissions = roles.Effective(inRootOrg: true);
        return new Principal(user, name => PermissionNames.TryParse(name, out Permission permission) && permissions.HasFlag(permission));
    }

    private static string LineOf(string log) => "L " + Seconds().Replace(log, "Time N: ").TrimEnd('\n');

    private static string LineOf(long queryId, long part, IEnumerable<string> columns, string response) =>
        $"R {queryId}/{part} [{string.Join(", ", columns)}] {response}";

    [GeneratedRegex(@"^Time \d+: ", RegexOptions.None, 1000)]
    private static partial Regex Seconds();

    private sealed class Messages : IServerStreamWriter<VQLResponse>
    {
        public List<string> Lines { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(VQLResponse message)
        {
            Lines.Add(message.Log.Length > 0
                ? LineOf(Encoding.UTF8.GetString(message.Log.Span))
                : LineOf(message.QueryId, message.Part, message.Columns, message.Response.ToStringUtf8()));
            return Task.CompletedTask;
        }

        public Task WriteAsync(VQLResponse message, CancellationToken cancellationToken) => WriteAsync(message);
    }
}
