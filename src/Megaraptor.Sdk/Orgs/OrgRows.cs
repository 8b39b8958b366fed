using System.Runtime.CompilerServices;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Server;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Orgs;

/// <summary>
/// The rows of a reading operation in every org that the identity sees, one org after the other, with a verdict for each: an
/// org that denies the operation neither hides nor aborts the others. Read once. Where no org could be read, that is thrown.
/// </summary>
/// <typeparam name="T">The type of a row.</typeparam>
public sealed class OrgRows<T> : IAsyncEnumerable<OrgRow<T>>
{
    private readonly VelociraptorClient _client;
    private readonly Func<VelociraptorClient, VqlRows<T>> _read;
    private readonly OrgFailures _failures;
    private readonly CancellationToken _cancellationToken;
    private readonly List<OrgVerdict> _orgs = [];
    private VqlRows<T>? _open;
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
        for (int i = 0; i < _orgs.Count; i++)
        {
            await foreach (T row in ReadOrgAsync(i, failures, both.Token).ConfigureAwait(false))
            {
                yield return new OrgRow<T>(_orgs[i].OrgId, row);
            }
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
    private async IAsyncEnumerable<T> ReadOrgAsync(int index, List<MegaraptorException> failures, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long count = 0;
        VqlRows<T> rows = _open = _read(_client.ForOrg(_orgs[index].OrgId));
        IAsyncEnumerator<T> enumerator = rows.GetAsyncEnumerator(cancellationToken);
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
        if (_open is { } rows)
        {
            _open = null;
            Outcome.Include(rows.Outcome);
            Outcome.HasMore = Outcome.HasMore == true || rows.Outcome.HasMore == true ? true : rows.Outcome.HasMore;
        }
    }
}
