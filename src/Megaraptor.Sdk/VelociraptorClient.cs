using System.Runtime.CompilerServices;
using Grpc.Core;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Telemetry;
using Megaraptor.Sdk.Versions;
using Megaraptor.Vql.Reference;
using Megaraptor.Wire;

namespace Megaraptor.Sdk;

/// <summary>A client of one Velociraptor server. Thread-safe; opens its connection at the first call and keeps it.</summary>
/// <remarks>Members are virtual so that a test can put a substitute in its place.</remarks>
public partial class VelociraptorClient : IAsyncDisposable, IDisposable
{
    private readonly ServerAccess? _access;
    private readonly VelociraptorClientOptions _options;
    private readonly bool _ownsConnection;

    /// <summary>For substitutes in tests, see docs/testing.md. Members that are not overridden throw an <see cref="InvalidOperationException"/> where they would need a server.</summary>
    protected VelociraptorClient() => _options = new VelociraptorClientOptions();

    /// <summary>Makes a client. Nothing is sent yet.</summary>
    /// <param name="configuration">Address and certificates; the client disposes it.</param>
    /// <param name="options">How the client behaves; null for the defaults.</param>
    public VelociraptorClient(ApiClientConfiguration configuration, VelociraptorClientOptions? options = null)
        : this((options ?? new VelociraptorClientOptions()).Validated(), configuration)
    {
    }

    private VelociraptorClient(VelociraptorClientOptions validated, ApiClientConfiguration configuration)
    {
        _options = validated;
        _ownsConnection = true;
        _access = ServerAccess.To(configuration, validated);
    }

    private VelociraptorClient(VelociraptorClient owner, VelociraptorClientOptions options)
    {
        _options = options;
        _access = owner._access;
    }

    /// <summary>Where the client connects, and as whom.</summary>
    public virtual ApiClientConfiguration Configuration => Access.Connection.Configuration;

    /// <summary>The org in which queries run; null for the org of the identity.</summary>
    public virtual string? OrgId => _options.OrgId;

    /// <summary>A client without a server: what the operations of a substitute have where nothing else is given.</summary>
    internal static VelociraptorClient Unconnected { get; } = new();

    /// <summary>The clock.</summary>
    internal TimeProvider Clock => _options.TimeProvider;

    /// <summary>How long a query may run on the server unless the call says otherwise.</summary>
    public virtual TimeSpan QueryTimeout => _options.QueryTimeout;

    /// <summary>Makes a client from a file as <c>velociraptor config api_client</c> writes it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How the client behaves; null for the defaults.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment, see <see cref="KeyPassword.FromEnvironment"/>.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ConfigurationException">The file cannot be used; the message says why and what to do.</exception>
    public static VelociraptorClient FromFile(string path, VelociraptorClientOptions? options = null, KeyPassword? keyPassword = null) =>
        new(ApiClientConfiguration.FromFile(path, options?.TimeProvider, keyPassword), options);

    /// <summary>The same client in another org, on the same connection.</summary>
    /// <param name="orgId">The org's id; null for the org of the identity, <c>root</c> for the root org.</param>
    /// <returns>A client that borrows this one's connection and need not be disposed.</returns>
    public virtual VelociraptorClient ForOrg(string? orgId) => new(this, _options with { OrgId = orgId });

    /// <summary>The same client with another time limit for queries, on the same connection.</summary>
    /// <param name="timeout">How long a query may run on the server; at least 1 second.</param>
    /// <returns>A client that borrows this one's connection and need not be disposed.</returns>
    public virtual VelociraptorClient WithTimeout(TimeSpan timeout) => new(this, (_options with { QueryTimeout = timeout }).Validated());

    /// <summary>Asks the server whether it serves. Proves address, certificates and TLS; looks up no user.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the server answered.</returns>
    /// <exception cref="ConnectionException">No connection; the message says why.</exception>
    public virtual async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            HealthCheckResponse response = await Access.Connection.Api.CheckAsync(new HealthCheckRequest(), deadline: QueryStream.Deadline(_options.QueryTimeout), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (response.Status != HealthCheckResponse.Types.ServingStatus.Serving)
            {
                throw new MegaraptorException(MegaraptorErrorCode.ServerError, $"The server at {Configuration.Address} answers that it does not serve.", "Look into the server's own log.");
            }
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(failure.Status.Detail, failure, cancellationToken);
        }
        catch (RpcException failure)
        {
            throw RpcFailures.Explain(failure, Access.Connection, _options.QueryTimeout);
        }
    }

    private ServerAccess Access => _access ?? throw NoServer();

    /// <summary>What a substitute throws where a member that needs a server is not overridden.</summary>
    internal static InvalidOperationException NoServer() => new("This is a substitute and has no server: override the member that was called.");

    /// <summary>The server's version, asked once in a while; null when it does not tell.</summary>
    internal ValueTask<ServerVersion?> ServerVersionAsync(CancellationToken cancellationToken) =>
        Access.Connection.Facts.VersionAsync(Clock, Server.AskVersionAsync, cancellationToken);

    /// <summary>The names of the server itself, asked once in a while.</summary>
    internal ValueTask<VqlReference> ReferenceAsync(CancellationToken cancellationToken) =>
        Access.Connection.Facts.ReferenceAsync(Clock, Vql.AskReferenceAsync, cancellationToken);

    /// <summary>Runs a query and reads its rows untyped.</summary>
    /// <param name="query">The query.</param>
    /// <param name="limit">The most rows to hand out, at least 1; null for all. What lies beyond is not read: the outcome says whether there is more.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    public virtual VqlRows<VqlRow> Query(VqlQuery query, int? limit = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Rows(query, VqlRow.Read, limit, cancellationToken);
    }

    /// <summary>Runs a query and reads its rows with a reader of their type. Generated operations call it.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="read">Reads one row.</param>
    /// <param name="limit">The most rows to hand out, at least 1; null for all.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    public virtual VqlRows<T> Rows<T>(VqlQuery query, RowReader<T> read, int? limit = null, CancellationToken cancellationToken = default) =>
        Rows(query, read, null, limit, cancellationToken);

    private VqlRows<T> Rows<T>(VqlQuery query, RowReader<T> read, Action<IReadOnlyList<string>>? check, int? limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(read);
        if (limit is { } rows)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(limit));
        }

        VqlQuery complete = query with { OrgId = query.OrgId ?? _options.OrgId, Timeout = query.Timeout ?? _options.QueryTimeout };
        return new VqlRows<T>((outcome, token) => ReadAsync(complete, read, check, limit, outcome, token), cancellationToken);
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_ownsConnection)
        {
            await Access.Connection.DisposeAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection. Calls that run are ended.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connection, unless it is borrowed.</summary>
    /// <param name="disposing">Whether it is disposed of, and not finalized.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsConnection)
        {
            Access.Connection.Dispose();
        }
    }

    private async IAsyncEnumerable<T> ReadAsync<T>(
        VqlQuery query,
        RowReader<T> read,
        Action<IReadOnlyList<string>>? check,
        int? limit,
        QueryOutcome outcome,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServerAccess access = Access;
        long begin = access.Log.Begin();
        QueryObservation? observation = access.Telemetry.Begin(query, access.Connection.Configuration.Address);
        var rows = new List<T>();
        try
        {
            await foreach (QueryMessage message in access.Stream.ReadAsync(query, observation, cancellationToken).ConfigureAwait(false))
            {
                if (message.Log is not null)
                {
                    VqlLogEntry log = VqlLogEntry.Parse(message.Log);
                    if (LogRules.MeaningOf(log) != LogMeaning.Progress)
                    {
                        outcome.AddLog(log);
                    }

                    continue;
                }

                outcome.AddColumns(message.Columns);
                if (message.Columns.Count > 0)
                {
                    check?.Invoke(message.Columns);
                }

                var part = new PartReader<T>(message.Rows, read, outcome);
                while (outcome.HasMore != true && part.TryRead(rows))
                {
                    foreach (T row in rows)
                    {
                        if (outcome.RowsRead == limit)
                        {
                            outcome.HasMore = true;
                            break;
                        }

                        outcome.RowsRead++;
                        yield return row;
                    }
                }

                if (outcome.HasMore == true)
                {
                    break;
                }
            }

            outcome.HasMore ??= false;
            (outcome.Verdict, VqlLogEntry? because) = VerdictRules.Judge(outcome.Logs, outcome.RowsRead > 0, outcome.SawValue);
            if (because is not null)
            {
                MegaraptorException failure = await VersionAdvice.ImproveAsync(VerdictFailures.Explain(outcome, because, query), because, ServerVersionAsync, cancellationToken).ConfigureAwait(false);
                observation?.Failed(failure);
                throw failure;
            }
        }
        finally
        {
            access.Log.End(outcome, begin);
            observation?.End(outcome);
        }
    }
}
