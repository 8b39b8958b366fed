using System.Globalization;
using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Megaraptor.Lab.Verification;

/// <summary>Repeats recorded exchanges against a server, in order, and says which of them it answers as recorded.</summary>
/// <remarks>
/// Rows, columns, logs and status must agree exactly. Not compared are the seconds in the logs of parts, what is new in every run (identifiers,
/// times of the run, spans of time), texts that a recording withholds, and the order of what a server does side by side. What only reads is asked again for a while when it does not agree:
/// collections and hunts take their time.
/// </remarks>
public sealed class RecordingVerifier
{
    private const string Administrator = "admin";

    private readonly Func<string, CallInvoker?> _connect;
    private readonly Dictionary<string, CallInvoker?> _invokers = new(StringComparer.Ordinal);
    private readonly IdentifierMap _identifiers = new();
    private readonly TimeSpan _patience;
    private readonly SessionTime _time;

    /// <summary>Makes a verifier. It remembers identifiers, so files that belong together go through one verifier.</summary>
    /// <param name="connect">Gives the way to the server as a user of the recording, such as <c>admin</c> or <c>reader</c>; null when there is no key for that user.</param>
    /// <param name="patience">How long what only reads is asked again; null for five seconds.</param>
    /// <param name="clock">The clock of the Lab that is asked, when the verifier is to drive it; null for a server that goes by the machine's.</param>
    public RecordingVerifier(Func<string, CallInvoker?> connect, TimeSpan? patience = null, SessionClock? clock = null)
    {
        _connect = connect;
        _time = new SessionTime(clock);
        _patience = patience ?? TimeSpan.FromSeconds(5);
    }

    /// <summary>Says that an identifier of the recording has another name on the server.</summary>
    /// <param name="recorded">The identifier in the recording, such as the id of a client.</param>
    /// <param name="actual">The identifier on the server.</param>
    public void Map(string recorded, string actual) => _identifiers.Add(recorded, actual);

    /// <summary>Watches, as a recorded watch did, while the session it belongs to is repeated by this verifier.</summary>
    /// <param name="path">The file: a JSON array of the messages that a <c>watch_monitoring</c> streamed.</param>
    /// <param name="cancellationToken">Gives up beginning.</param>
    /// <returns>The watch. Finish it when the session has been repeated.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is no recorded watch.</exception>
    /// <exception cref="InvalidOperationException">There is no key for the administrator.</exception>
    public Task<WatchReplay> WatchAsync(string path, CancellationToken cancellationToken = default) => Connect(Administrator) is { } invoker
        ? WatchReplay.BeginAsync(path, invoker, _identifiers, _time, _patience, cancellationToken)
        : throw new InvalidOperationException("A watch needs the key of the administrator.");

    /// <summary>Repeats the exchanges of a file.</summary>
    /// <param name="path">The file: an exchange a line.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The outcomes, in order, as they come.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">A line is no exchange.</exception>
    public async IAsyncEnumerable<ExchangeOutcome> VerifyAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        int number = 0;
        await MapClientsAsync(path, cancellationToken).ConfigureAwait(false);
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            RecordedExchange exchange;
            try
            {
                exchange = RecordedExchange.Parse(line);
            }
            catch (FormatException error)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {number}: {error.Message}"), error);
            }

            yield return await VerifyAsync(file, exchange, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A client that the server does not know is the one that it has for the same host.</summary>
    private async Task MapClientsAsync(string path, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> hosts = await RecordedHostNames.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        if (hosts.Count == 0 || Connect(Administrator) is not { } invoker)
        {
            return;
        }

        IReadOnlyList<(string Id, string Host)> clients = await ServerClients.AskAsync(invoker, cancellationToken).ConfigureAwait(false);
        foreach ((string recorded, string host) in hosts)
        {
            if (clients.All(client => client.Id != recorded)
                && clients.FirstOrDefault(client => client.Host.Equals(host, StringComparison.OrdinalIgnoreCase)) is { Id: not null } actual)
            {
                _identifiers.Add(recorded, actual.Id);
            }
        }
    }

    private async Task<ExchangeOutcome> VerifyAsync(string file, RecordedExchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.Unsupported is { } reason)
        {
            return new ExchangeOutcome(file, exchange.Id, [], reason);
        }

        if (Connect(exchange.User) is not { } invoker)
        {
            return new ExchangeOutcome(file, exchange.Id, [], $"there is no key for the user '{exchange.User}'");
        }

        var replayer = new ExchangeReplayer(invoker, _identifiers, _time.Clock);
        bool repeatable = Effects.IsReadOnly(exchange);
        SessionTime.Wait wait = _time.Begin(_patience);
        while (true)
        {
            ExchangeReplayer.Answer answer = await _time.PassDuringAsync(replayer.ReplayAsync(exchange, cancellationToken), exchange, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Difference> differences = Compare(exchange, answer);
            if (differences.Count == 0 || !repeatable || wait.IsOver)
            {
                return new ExchangeOutcome(file, exchange.Id, differences, null);
            }

            await _time.PassAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<Difference> Compare(RecordedExchange recorded, ExchangeReplayer.Answer actual)
    {
        // The text of a deadline is the client library's own.
        bool sameText = recorded.Code == (int)StatusCode.DeadlineExceeded || recorded.Message == actual.Text || _identifiers.Unify(recorded.Message, actual.Text);
        if (recorded.Code != (int)actual.Code || !sameText)
        {
            return [new Difference(AnswerAspect.Status, "status", $"{(StatusCode)recorded.Code}: {recorded.Message}", $"{actual.Code}: {actual.Text}")];
        }

        if (recorded.Read is { } read)
        {
            return read.Bytes == actual.Data.Length && actual.Data.Span.StartsWith(read.Head)
                ? []
                : [new Difference(AnswerAspect.Rows, "data", $"{read.Bytes} bytes, {Convert.ToHexStringLower(read.Head)}", $"{actual.Data.Length} bytes, {Convert.ToHexStringLower(actual.Data.Span[..Math.Min(read.Head.Length, actual.Data.Length)])}")];
        }

        return new MessageComparison(_identifiers).Compare(recorded.Messages, actual.Messages, !ConcurrentRows.Occur(recorded));
    }

    private CallInvoker? Connect(string user)
    {
        if (!_invokers.TryGetValue(user, out CallInvoker? invoker))
        {
            invoker = _connect(user);
            _invokers.Add(user, invoker);
        }

        return invoker;
    }
}
