using Grpc.Core;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Telemetry;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// Repeats the request of a query that provably only reads, when the server was not available before it sent anything. What
/// has an effect, or might have one, is never repeated: endpoints would do the work twice.
/// </summary>
internal sealed class ReadRetry(TimeProvider clock, ClientLog log)
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(150);

    private readonly RetryBudget _budget = new();

    /// <summary>Runs what opens a query.</summary>
    /// <typeparam name="T">What is opened.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="address">The server, for the log.</param>
    /// <param name="open">Sends the request and waits for the first message; called again for a repetition.</param>
    /// <param name="observation">Who counts repetitions; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait between attempts.</param>
    internal async Task<T> RunAsync<T>(VqlQuery query, ServerAddress address, Func<Task<T>> open, QueryObservation? observation, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                T opened = await open().ConfigureAwait(false);
                _budget.Succeeded();
                return opened;
            }
            catch (MegaraptorException failure) when (attempt < MostAttempts && WasUnavailable(failure) && OnlyReads(query) && _budget.TryTake())
            {
                observation?.Retried();
            }

            TimeSpan pause = Pause(attempt);
            log.Retrying(address.ToString(), attempt + 1, pause);
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the texts compute and read results and do nothing else. Looked at only when a repetition is at stake.</summary>
    internal static bool OnlyReads(VqlQuery query)
    {
        VqlParseResult parsed = VqlSyntax.Parse(string.Join('\n', query.Statements.Select(static statements => statements.Text)));
        return parsed.IsValid && ReadGate.FirstRefusal(parsed.Script) is null;
    }

    /// <summary>A certificate that was refused will be refused again, and an org that does not exist has this status too.</summary>
    private static bool WasUnavailable(MegaraptorException failure) =>
        failure.InnerException is RpcException { StatusCode: StatusCode.Unavailable }
        && (failure.Code == MegaraptorErrorCode.Unreachable || failure.Code == MegaraptorErrorCode.ServerError);

    /// <summary>Twice as long each time, and half of it by chance: clients that lost a server together do not come back together.</summary>
    private static TimeSpan Pause(int attempt)
    {
        double most = s_firstPause.TotalMilliseconds * Math.Pow(2, attempt - 1);
#pragma warning disable CA5394 // Spreads load, protects nothing.
        return TimeSpan.FromMilliseconds(most * (0.5 + (Random.Shared.NextDouble() / 2)));
#pragma warning restore CA5394
    }
}
