using System.Globalization;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>Whether a server can be used: address, TLS and certificates, then the identity. A certificate that is about to expire degrades it.</summary>
internal sealed class VelociraptorHealthCheck(VelociraptorClient client, TimeProvider clock) : IHealthCheck
{
    internal static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            VelociraptorClient brief = client.WithTimeout(DefaultTimeout);
            await brief.CheckAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<VqlRow> rows = await brief.Query(VqlQuery.Raw("SELECT whoami() AS user FROM scope()", "health_identity"), cancellationToken: cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return Judge(rows is [var row, ..] ? row["user"].AsString() : null);
        }
        catch (MegaraptorException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, failure.Hint is null ? failure.Message : $"{failure.Message} {failure.Hint}", failure, Data(user: null));
        }
    }

    private HealthCheckResult Judge(string? user)
    {
        Dictionary<string, object> data = Data(user);
        return CertificateChecks.ExpiresSoon(client.Configuration.ClientCertificate, clock.GetUtcNow())
            ? HealthCheckResult.Degraded($"The client certificate expires on {data["certificate_expires"]}: have a new one made with 'velociraptor config api_client'.", exception: null, data)
            : HealthCheckResult.Healthy($"The server at {client.Configuration.Address} answers and knows '{user}'.", data);
    }

    private Dictionary<string, object> Data(string? user)
    {
        ApiClientConfiguration configuration = client.Configuration;
        var data = new Dictionary<string, object>
        {
            ["server"] = configuration.Address.ToString(),
            ["certificate_expires"] = configuration.ClientCertificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (user is not null)
        {
            data["user"] = user;
        }

        return data;
    }
}
