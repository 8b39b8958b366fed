using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Megaraptor.Lab.Certificates;
using Megaraptor.Lab.Service;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Megaraptor.Lab.Tests.Service;

public sealed class CallerTests
{
    [Fact]
    public async Task A_call_is_its_users_also_when_the_certificate_is_gone()
    {
        using var authority = new CertificateAuthority(TimeProvider.System.GetUtcNow());
        using X509Certificate2 certificate = authority.Issue("someone", new CertificateVariation());
        var tls = new BreakingTls(certificate);
        var connection = new DefaultConnectionContext();
        connection.Features.Set<ITlsConnectionFeature>(tls);
        string name = "";

        await ConnectionPeer.Read(served =>
        {
            tls.ClientCertificate = null;
            name = Caller.Of(new DefaultHttpContext(new FeatureCollection(served.Features))).Name;
            return Task.CompletedTask;
        })(connection);

        name.ShouldBe("someone");
    }

    [Fact]
    public async Task A_call_of_nobody_knows_whom_is_unavailable_and_not_denied()
    {
        RpcException? refused = null;

        await ConnectionPeer.Read(served =>
        {
            refused = Should.Throw<RpcException>(() => Caller.Of(new DefaultHttpContext(new FeatureCollection(served.Features))));
            return Task.CompletedTask;
        })(new DefaultConnectionContext());

        refused!.StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    /// <summary>A connection whose certificate cannot be read any more once it breaks.</summary>
    private sealed class BreakingTls(X509Certificate2 certificate) : ITlsConnectionFeature
    {
        public X509Certificate2? ClientCertificate { get; set; } = certificate;

        public Task<X509Certificate2?> GetClientCertificateAsync(CancellationToken cancellationToken) => Task.FromResult(ClientCertificate);
    }
}
