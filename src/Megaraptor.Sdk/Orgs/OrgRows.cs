using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Server;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Orgs;

/// <summary>
/// The rows of a reading operation in every org that the identity sees, in the order of the orgs, with a verdict for each: an
/// org that denies the operation neither hides nor aborts the others. Up to four orgs are asked at the same time. Read once.
/// Where no org could be read, that is thrown.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class OrgRows<T> : IAsyncEnumerable<OrgRow<T>>
{
    private readonly VelociraptorClient _client;
    private readonly Func<VelociraptorClient, VqlRows<T>> _read;
    private readonly OrgFailures _failures;
    private readonly CancellationToken _cancellationToken;
    private readonly List<OrgVerdict> _orgs = [];
    private OrgReading<T>? _open;
    private int _isRead;

    internal OrgRows(VelociraptorClient client, Func<VelociraptorClient, VqlRows<T>> read, OrgFailures failures, CancellationToken cancellationToken)
    {
        _client = client;
        _read = read;
        _failures = failures;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The verdict of each org, root first and then by id. It grows while the rows are read and is complete after the last one.</summary>
    public IReadOnlyList<OrgVerdict> Orgs => _orgs;

    /// <summary>Logs, notes and columns of all orgs together.</summary>
    public QueryOutcome Outcome { get; } = new();

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The rows were read before.</exception>
    public IAsyncEnumerator<OrgRow<T>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _isRead, 1) == 0
            ? ReadAsync(cancellationToken)
            : throw new InvalidOperationException("These rows were read before. Rows are streamed once: call the operation again.");

    private async IAsyncEnumerator<OrgRow<T>> ReadAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        var failures = new List<MegaraptorException>();
        await ListAsync(both.Token).ConfigureAwait(false);
        string[] ids = [.. _orgs.Select(static org => org.OrgId)];
        var readings = new OrgReadings<T>(ids.Length, index => new OrgReading<T>(() => _read(_client.ForOrg(ids[index])), both.Token));
        await using ConfiguredAsyncDisposable disposal = readings.ConfigureAwait(false);
        try
        {
            for (int i = 0; i < ids.Length; i++)
            {
                _open = await readings.TakeTurnAsync(i).ConfigureAwait(false);
                await foreach (T row in ReadOrgAsync(_open, i, failures).ConfigureAwait(false))
                {
                    yield return new OrgRow<T>(ids[i], row);
                }
            }
        }
        finally
        {
            // Whoever leaves early, or fails, does not wait for the orgs that were asked ahead.
            await both.CancelAsync().ConfigureAwait(false);
        }

        Outcome.Verdict = failures.Count > 0 ? VqlVerdict.Partial : _orgs.Any(static org => org.Rows > 0) ? VqlVerdict.Ok : VqlVerdict.OkNoRows;
        if (failures.Count == _orgs.Count || (failures.Count > 0 && _failures == OrgFailures.Throw))
        {
            throw OrgFailureText.Combine(_orgs, failures);
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ServerOrg> orgs = await _client.Server.OrgsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (orgs.Count == 0)
        {
            throw new NotFoundException("The server lists no org to this identity.", "Have an administrator of the server grant it a role in an org.");
        }

        _orgs.AddRange(orgs
            .OrderByDescending(static org => org.OrgId == "root")
            .ThenBy(static org => org.OrgId, StringComparer.Ordinal)
            .Select(static org => new OrgVerdict(org.OrgId, org.Name, OrgVerdict.NotAsked, 0)));
    }

    /// <summary>The rows of one org. A failure becomes its verdict; an argument that does not fit does so in no org, and is thrown.</summary>
    private async IAsyncEnumerable<T> ReadOrgAsync(OrgReading<T> reading, int index, List<MegaraptorException> failures)
    {
        long count = 0;
        IAsyncEnumerator<T> enumerator = reading.RowsAsync().GetAsyncEnumerator(CancellationToken.None);
        await using ConfiguredAsyncDisposable disposal = enumerator.ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                {
                    _orgs[index] = _orgs[index] with { Verdict = count > 0 ? OrgVerdict.Ok : OrgVerdict.OkNoRows };
                    break;
                }
            }
            catch (MegaraptorException failure) when (failure.Code != MegaraptorErrorCode.InvalidArgument)
            {
                failures.Add(failure);
                _orgs[index] = _orgs[index] with { Verdict = failure.Code.Name, Error = failure.Message, Hint = failure.Hint };
                break;
            }

            count++;
            _orgs[index] = _orgs[index] with { Verdict = OrgVerdict.Ok, Rows = count };
            yield return enumerator.Current;
        }

        Settle();
    }

    /// <summary>Takes over what is known of the org that is being read: when its rows end, or when the reader leaves among them.</summary>
    internal void Settle()
    {
        if (_open is { } reading)
        {
            _open = null;
            if (reading.Outcome is not { } outcome)
            {
                return;
            }

            // Rows that were read ahead and not handed out are more than the reader has.
            bool? hasMore = reading.IsComplete || outcome.HasMore == true ? outcome.HasMore : null;
            Outcome.Include(outcome);
            Outcome.HasMore = Outcome.HasMore == true || hasMore == true ? true : hasMore;
        }
    }
}
