using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk;

/// <content>Queries of the caller's own.</content>
public partial class VelociraptorClient
{
    /// <summary>Runs a query and reads its rows into records: <c>client.QueryAsync&lt;ProcessRow&gt;($"SELECT Pid, Name FROM pslist(pid={pid})")</c>.</summary>
    /// <remarks>Holes are values and never become VQL. A final <c>LIMIT {n}</c> tells in the outcome whether there is more.</remarks>
    /// <typeparam name="T">The type of a row: a partial record with <see cref="VqlRowAttribute"/>, or <see cref="VqlRow"/>.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="Errors.InvalidArgumentException">A value stands where VQL takes none, such as inside quotes.</exception>
    public virtual VqlRows<T> QueryAsync<T>(VqlInterpolatedText query, CancellationToken cancellationToken = default)
        where T : IVqlRow<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        VqlQuery complete = query.ToQuery(countsOneMore: true, out int? limit);
        return QueryAsync<T>(complete, limit, cancellationToken);
    }

    /// <summary>Runs a query and reads its rows untyped: <c>client.QueryAsync($"SELECT * FROM info()")</c>.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="Errors.InvalidArgumentException">A value stands where VQL takes none, such as inside quotes.</exception>
    public virtual VqlRows<VqlRow> QueryAsync(VqlInterpolatedText query, CancellationToken cancellationToken = default) => QueryAsync<VqlRow>(query, cancellationToken);

    /// <summary>Runs a query with limits of its own and reads its rows into records.</summary>
    /// <typeparam name="T">The type of a row: a partial record with <see cref="VqlRowAttribute"/>, or <see cref="VqlRow"/>.</typeparam>
    /// <param name="query">The query, of <see cref="VqlQuery.Of"/> or <see cref="VqlQuery.Raw"/>.</param>
    /// <param name="limit">The most rows to hand out, at least 1; null for all.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows. They throw a <see cref="Errors.VqlException"/> when a column is missing that the type cannot do without.</returns>
    public virtual VqlRows<T> QueryAsync<T>(VqlQuery query, int? limit = null, CancellationToken cancellationToken = default)
        where T : IVqlRow<T>
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(query, T.ReadRow, RowColumns.Check<T>, limit, cancellationToken);
    }
}
