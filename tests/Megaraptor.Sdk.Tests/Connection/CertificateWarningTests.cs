using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Tests.Configuration;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>A certificate that is about to expire is told to whoever runs the program, before it stops working.</summary>
public sealed class CertificateWarningTests
{
    [Fact]
    public async Task It_is_logged_once_however_many_calls_and_orgs_there_are()
    {
        using var authority = new TestAuthority();
        using X509Certificate2 identity = authority.Issue("alice", notAfter: DateTimeOffset.UtcNow.AddDays(10));
        await using var listener = TlsListener.Silent();
        var log = new CapturedLog();
        await using var client = new VelociraptorClient(
            ApiClientConfiguration.Parse(ApiClientYaml.Of(authority, identity, listener.Address), "a.yaml"),
            new VelociraptorClientOptions { LoggerFactory = log });

        await Should.ThrowAsync<ConnectionException>(() => client.CheckAsync(TestContext.Current.CancellationToken));
        await Should.ThrowAsync<ConnectionException>(() => client.ForOrg("root").CheckAsync(TestContext.Current.CancellationToken));

        log.Lines.Count(static line => line.StartsWith("The client certificate in a.yaml expires on", StringComparison.Ordinal)).ShouldBe(1);
    }
}
