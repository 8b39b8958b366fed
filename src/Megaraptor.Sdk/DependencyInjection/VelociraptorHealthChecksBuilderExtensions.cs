using Megaraptor.Sdk;
using Megaraptor.Sdk.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of a Velociraptor server.</summary>
public static class VelociraptorHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check that proves TLS and identity: the server answers, and knows the user. Degraded when the client's certificate
    /// expires within 30 days.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="server">The name of a named server; null for the one without.</param>
    /// <param name="name">The check's name; by default <c>velociraptor</c>, or <c>velociraptor-NAME</c>.</param>
    /// <param name="failureStatus">What a failure is reported as; unhealthy by default.</param>
    /// <param name="tags">Tags by which checks are filtered.</param>
    /// <param name="timeout">How long the check may take; 10 seconds by default.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddVelociraptor(
        this IHealthChecksBuilder builder,
        string? server = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (server is null ? "velociraptor" : $"velociraptor-{server}"),
            provider => new VelociraptorHealthCheck(
                server is null ? provider.GetRequiredService<VelociraptorClient>() : provider.GetRequiredKeyedService<VelociraptorClient>(server),
                provider.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags,
            timeout ?? VelociraptorHealthCheck.DefaultTimeout));
    }
}
