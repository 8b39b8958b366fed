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
public sealed partial class VelociraptorClient : IAsyncDisposable, IDisposable
{
    private readonly ServerConnection _connection;
    private readonly VelociraptorClientOptions _options;
    private readonly QueryStream _stream;
    private readonly ClientLog _log;
    private readonly QueryTelemetry _telemetry;
    private readonly bool _ownsConnection;

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
        _log = new ClientLog(validated.LoggerFactory, validated.TimeProvider);
        _telemetry = new QueryTelemetry(validated.EnableSensitiveData, validated.TimeProvider);
        _connection = new ServerConnection(configuration, validated.ConnectTimeout, _log, validated.Dial);
        _stream = new QueryStream(_connection, new ReadRetry(validated.TimeProvider, _log));
    }

    private VelociraptorClient(VelociraptorClient owner, VelociraptorClientOptions options)
    {
        _options = options;
        _log = owner._log;
        _telemetry = owner._telemetry;
        _connection = owner._connection;
        _stream = owner._stream;
    }

    /// <summary>Where the client connects, and as whom.</summary>
    public ApiClientConfiguration Configuration => _connection.Configuration;

    /// <summary>The org in which queries run; null for the org of the identity.</summary>
    public string? OrgId => _options.OrgId;

    /// <summary>The clock.</summary>
    internal TimeProvider Clock => _options.TimeProvider;

    /// <summary>How long a query may run on the server unless the call says otherwise.</summary>
    public TimeSpan QueryTimeout => _options.QueryTimeout;

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
    public VelociraptorClient ForOrg(string? orgId) => new(this, _options with { OrgId = orgId });

    /// <summary>The same client with another time limit for queries, on the same connection.</summary>
    /// <param name="timeout">How long a query may run on the server; at least 1 second.</param>
    /// <returns>A client that borrows this one's connection and need not be disposed.</returns>
    public VelociraptorClient WithTimeout(TimeSpan timeout) => new(this, (_options with { QueryTimeout = timeout }).Validated());

    /// <summary>Asks the server whether it serves. Proves address, certificates and TLS; looks up no user.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when the server answered.</returns>
    /// <exception cref="ConnectionException">No connection; the message says why.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            HealthCheckResponse response = await _connection.Api.CheckAsync(new HealthCheckRequest(), deadline: QueryStream.Deadline(_options.QueryTimeout), cancellationToken: cancellationToken).ConfigureAwait(false);
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
            throw RpcFailures.Explain(failure, _connection, _options.QueryTimeout);
        }
    }

    /// <summary>The server's version, asked once in a while; null when it does not tell.</summary>
    internal ValueTask<ServerVersion?> ServerVersionAsync(CancellationToken cancellationToken) =>
        _connection.Facts.VersionAsync(Clock, Server.AskVersionAsync, cancellationToken);

    /// <summary>The names of the server itself, asked once in a while.</summary>
    internal ValueTask<VqlReference> ReferenceAsync(CancellationToken cancellationToken) =>
        _connection.Facts.ReferenceAsync(Clock, Vql.AskReferenceAsync, cancellationToken);

    /// <summary>Runs a query and reads its rows untyped.</summary>
    /// <param name="query">The query.</param>
    /// <param name="limit">The most rows to hand out, at least 1; null for all. What lies beyond is not read: the outcome says whether there is more.</param>
    /// <param name="cancellationToken">Ends the query on the server.</param>
    /// <returns>The rows.</returns>
    public VqlRows<VqlRow> Query(VqlQuery query, int? limit = null, CancellationToken cancellationToken = default)
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
    public VqlRows<T> Rows<T>(VqlQuery query, RowReader<T> read, int? limit = null, CancellationToken cancellationToken = default) =>
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
    public ValueTask DisposeAsync() => _ownsConnection ? _connection.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>Closes the connection. Calls that run are ended.</summary>
    public void Dispose()
    {
        if (_ownsConnection)
        {
            _connection.Dispose();
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
        long begin = _log.Begin();
        QueryObservation? observation = _telemetry.Begin(query, Configuration.Address);
        try
        {
            await foreach (QueryMessage message in _stream.ReadAsync(query, observation, cancellationToken).ConfigureAwait(false))
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

                foreach (T row in PartReader.Read(message.Rows, read, outcome))
                {
                    if (outcome.RowsRead == limit)
                    {
                        outcome.HasMore = true;
                        break;
                    }

                    outcome.RowsRead++;
                    yield return row;
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
            _log.End(outcome, begin);
            observation?.End(outcome);
        }
    }
}
