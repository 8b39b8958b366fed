using System.Buffers;
using System.Text;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>What the evaluator made of a text of VQL.</summary>
/// <param name="Rows">The rows as JSON, of all statements.</param>
/// <param name="Logs">The log, without line ends.</param>
internal sealed record EvaluatedQuery(IReadOnlyList<string> Rows, IReadOnlyList<string> Logs)
{
    private const int StackSize = 64 * 1024 * 1024;

    /// <summary>All rows as one JSON list.</summary>
    public string Json => $"[{string.Join(',', Rows)}]";

    /// <summary>Evaluates a text.</summary>
    /// <param name="vql">The text.</param>
    /// <param name="environment">The caller's variables.</param>
    public static EvaluatedQuery Of(string vql, params IEnumerable<(string Name, object? Value)> environment) =>
        Of(vql, environment, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Evaluates a text by a clock, until it is cancelled. Neither that nor what the Lab lacks is an error here.</summary>
    /// <param name="vql">The text.</param>
    /// <param name="environment">The caller's variables.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static EvaluatedQuery Of(string vql, IEnumerable<(string Name, object? Value)> environment, TimeProvider clock, CancellationToken cancellationToken)
    {
        List<string> rows = [];
        List<string> logs = [];
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    Evaluate(vql, environment, clock, rows, logs, cancellationToken);
                }
                catch (Exception e) when (e is NotInTheLabException or OperationCanceledException)
                {
                    // The query ended.
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        return failure is null ? new EvaluatedQuery(rows, logs) : throw new InvalidOperationException($"{vql}\nfailed.", failure);
    }

    private static void Evaluate(string vql, IEnumerable<(string Name, object? Value)> environment, TimeProvider clock, List<string> rows, List<string> logs, CancellationToken cancellationToken)
    {
        var query = new QueryContext(BuiltInNames.Create(), text => logs.Add(text.TrimEnd('\n')))
        {
            Principal = Principal.Administrator("admin"),
            Clock = clock,
            Cancellation = cancellationToken,
        };
        var run = new QueryRun(query, environment.Select(static variable => KeyValuePair.Create(variable.Name, variable.Value)));
        var buffer = new ArrayBufferWriter<byte>();
        foreach (RunningSelect select in run.Statements([new QueryText("Query", vql)]))
        {
            foreach (object? row in select.Rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                select.Encoder.Write(row, buffer);
                rows.Add(Encoding.UTF8.GetString(buffer.WrittenSpan));
                buffer.ResetWrittenCount();
            }
        }
    }
}
