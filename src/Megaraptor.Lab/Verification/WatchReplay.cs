using System.Globalization;
using System.Text.Json;
using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Verification;

/// <summary>A watch that runs on the examined server while a session is repeated, and is compared with the recorded one at the end.</summary>
/// <remarks>Every recorded row must have come, in whatever order. Rows that the recording lacks do not count: it ended at some moment, and other hosts may be online.</remarks>
public sealed class WatchReplay : IAsyncDisposable
{
    private readonly string _file;
    private readonly RecordedWatch _recorded;
    private readonly IdentifierMap _identifiers;
    private readonly SessionTime _time;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _ended;
    private readonly Lock _lock = new();
    private readonly List<string> _rows = [];
    private readonly Task _reading;
    private IReadOnlyList<string> _columns = [];

    private WatchReplay(string file, RecordedWatch recorded, IdentifierMap identifiers, SessionTime time, TimeSpan patience, AsyncServerStreamingCall<VQLResponse> call, CancellationTokenSource ended)
    {
        _file = file;
        _recorded = recorded;
        _identifiers = identifiers;
        _time = time;
        _patience = patience;
        _ended = ended;
        _reading = ReadAsync(call);
    }

    /// <summary>Ends the watch and compares it.</summary>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The outcome of each recorded row, by its number.</returns>
    /// <exception cref="RpcException">The watch was refused, or has ended by itself.</exception>
    public async Task<IReadOnlyList<ExchangeOutcome>> FinishAsync(CancellationToken cancellationToken = default)
    {
        SessionTime.Wait wait = _time.Begin(_patience);
        IReadOnlyList<ExchangeOutcome> outcomes;
        while ((outcomes = Compare()).Any(static outcome => !outcome.Agrees) && !wait.IsOver && !_reading.IsCompleted)
        {
            await _time.PassAsync(cancellationToken).ConfigureAwait(false);
        }

        await _ended.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        return outcomes;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    internal static async Task<WatchReplay> BeginAsync(string path, CallInvoker invoker, IdentifierMap identifiers, SessionTime time, TimeSpan patience, CancellationToken cancellationToken)
    {
        var recorded = RecordedWatch.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        var request = new VQLCollectorArgs { MaxRow = 1000, MaxWait = 1 };
        request.Query.Add(new VQLRequest { Name = "w", VQL = "SELECT * FROM watch_monitoring(artifact=__artifact)" });
        request.Env.Add(new VQLEnv { Key = "__artifact", Value = recorded.Artifact });
        var ended = new CancellationTokenSource();
        AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(invoker).Query(request, cancellationToken: ended.Token);

        // The first message says that the query has begun.
        await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false);
        return new WatchReplay(Path.GetFileNameWithoutExtension(path), recorded, identifiers, time, patience, call, ended);
    }

    private async Task ReadAsync(AsyncServerStreamingCall<VQLResponse> call)
    {
        using (call)
        {
            try
            {
                await foreach (VQLResponse response in call.ResponseStream.ReadAllAsync(_ended.Token).ConfigureAwait(false))
                {
                    Add(response);
                }
            }
            catch (Exception error) when (error is RpcException or OperationCanceledException && _ended.IsCancellationRequested)
            {
                // It was ended.
            }
        }
    }

    private void Add(VQLResponse response)
    {
        if (response.Response.Length == 0)
        {
            return;
        }

        using var part = JsonDocument.Parse(response.Response.Memory);
        lock (_lock)
        {
            _columns = [.. response.Columns];
            _rows.AddRange(part.RootElement.EnumerateArray().Select(static row => row.GetRawText()));
        }
    }

    private List<ExchangeOutcome> Compare()
    {
        lock (_lock)
        {
            var json = new JsonComparison(_identifiers);
            List<string> left = [.. _rows];
            var outcomes = new List<ExchangeOutcome>();
            foreach (string row in _recorded.Rows)
            {
                int found = left.FindIndex(candidate => IsSame(json, row, candidate));
                if (found >= 0)
                {
                    left.RemoveAt(found);
                }

                outcomes.Add(new ExchangeOutcome(
                    _file,
                    string.Create(CultureInfo.InvariantCulture, $"{outcomes.Count}"),
                    found < 0 ? Explain(json, row, left) : Columns(),
                    null));
            }

            return outcomes;
        }
    }

    private IReadOnlyList<Difference> Columns() => _columns.SequenceEqual(_recorded.Columns, StringComparer.Ordinal)
        ? []
        : [new Difference(AnswerAspect.Columns, "columns", string.Join(",", _recorded.Columns), string.Join(",", _columns))];

    private bool IsSame(JsonComparison json, string recorded, string actual)
    {
        int mark = _identifiers.Mark;
        if (json.Compare("", recorded, actual).Count == 0)
        {
            return true;
        }

        _identifiers.Forget(mark);
        return false;
    }

    /// <summary>How the row of the same collection differs; or that there is none.</summary>
    private IReadOnlyList<Difference> Explain(JsonComparison json, string recorded, List<string> left)
    {
        using var row = JsonDocument.Parse(recorded);
        string id = Id(row, "FlowId");
        string client = Id(row, "ClientId");
        string? other = left.Find(candidate => candidate.Contains($"\"{id}\"", StringComparison.Ordinal) && candidate.Contains($"\"{client}\"", StringComparison.Ordinal));
        int mark = _identifiers.Mark;
        IReadOnlyList<Difference> differences = other is null
            ? [new Difference(AnswerAspect.Rows, "rows", Excerpt.Of(_identifiers.Translate(recorded)), "no such row")]
            : json.Compare(id, recorded, other);
        _identifiers.Forget(mark);
        return differences;
    }

    private string Id(JsonDocument row, string member) => row.RootElement.TryGetProperty(member, out JsonElement id) ? _identifiers.Translate(id.GetString()!) : "";
}
