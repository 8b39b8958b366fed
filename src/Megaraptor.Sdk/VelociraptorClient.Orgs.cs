using Megaraptor.Sdk.Orgs;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk;

/// <content>Reading in every org at once.</content>
public partial class VelociraptorClient
{
    /// <summary>Reads rows in every org that the server lists to this identity, up to four at the same time.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="read">Calls a reading operation on the client of one org; asked a second time for an org with more than 1000 rows that was asked before its turn.</param>
    /// <param name="failures">What happens when some orgs could not be read; by default that is thrown behind the last row.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The rows with their orgs, in the order of the orgs, and a verdict for each org.</returns>
    /// <example><code>await foreach (OrgRow&lt;ClientSummary&gt; row in client.InAllOrgs(org => org.Clients.ListAsync("recent:"))) { … }</code></example>
    public virtual OrgRows<T> InAllOrgs<T>(Func<VelociraptorClient, VqlRows<T>> read, OrgFailures failures = OrgFailures.Throw, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new OrgRows<T>(this, read, failures, cancellationToken);
    }

    /// <summary>Reads one result in every org that the server lists to this identity, up to four at the same time.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="read">Calls a reading operation on the client of one org.</param>
    /// <param name="failures">What happens when some orgs could not be read; by default that is thrown behind the last result.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>The results with their orgs, in the order of the orgs, and a verdict for each org.</returns>
    public virtual OrgRows<T> InAllOrgs<T>(Func<VelociraptorClient, CancellationToken, Task<T>> read, OrgFailures failures = OrgFailures.Throw, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return InAllOrgs(client => VqlRows.Create((_, token) => OneAsync(read(client, token))), failures, cancellationToken);
    }

    private static async IAsyncEnumerable<T> OneAsync<T>(Task<T> result)
    {
        yield return await result.ConfigureAwait(false);
    }
}
