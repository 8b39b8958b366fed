using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Reads the log of a flow until all its lines are in: the last ones arrive a little after the flow is known to have ended.</summary>
internal sealed class FlowLogReader(VelociraptorClient client, string clientId, string flowId)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    internal async IAsyncEnumerable<FlowLog> ReadAsync(QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long begin = client.Clock.GetTimestamp();
        FlowStatus status = await client.Flows.StatusAsync(clientId, flowId, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            long skip = outcome.RowsRead;
            VqlRows<FlowLog> lines = client.Flows.ReadLogsAsync(clientId, flowId, null, cancellationToken);
            await foreach (FlowLog line in lines.ConfigureAwait(false))
            {
                if (skip-- > 0)
                {
                    continue;
                }

                outcome.RowsRead++;
                yield return line;
            }

            if (!status.Ended || outcome.RowsRead >= status.TotalLogs || client.Clock.GetElapsedTime(begin) >= s_patience)
            {
                outcome.Follow(lines.Outcome);
                break;
            }

            await Task.Delay(s_pause, client.Clock, cancellationToken).ConfigureAwait(false);
        }

        if (!status.Ended)
        {
            outcome.AddNote($"The flow is {status.State}: more may come.");
        }
        else if (outcome.RowsRead < status.TotalLogs)
        {
            outcome.AddNote($"{outcome.RowsRead} of {status.TotalLogs} lines have arrived.");
        }
    }
}
