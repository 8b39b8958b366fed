using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Configuration;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>Why there is no connection: gRPC has one status for all of it, and a person needs the cause.</summary>
public sealed class ConnectionFailureTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _identity;

    public ConnectionFailureTests() => _identity = _authority.Issue("alice");

    public void Dispose()
    {
        _identity.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Nothing_that_listens_is_told_as_such()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        string address = $"127.0.0.1:{((IPEndPoint)unused.LocalEndpoint).Port}";
        unused.Stop();

        ConnectionException failure = await FailAsync(address);
        (failure.Code, failure.Message).ShouldBe((MegaraptorErrorCode.Unreachable, $"Nothing answers at {address}: the connection was refused."));
    }

    [Fact]
    public async Task A_host_that_has_no_address_is_told_as_such()
    {
        ConnectionException failure = await FailAsync("no-such-host.invalid:8001");

        failure.Message.ShouldBe("Nothing answers at no-such-host.invalid:8001: the host name is not known.");
    }

    [Fact]
    public async Task What_closes_without_a_handshake_is_no_api()
    {
        await using var listener = TlsListener.Silent();

        ConnectionException failure = await FailAsync(listener.Address);
        (failure.Code, failure.Message).ShouldBe((MegaraptorErrorCode.Tls, $"What listens at {listener.Address} does not complete a TLS 1.3 handshake."));
    }

    [Fact]
    public async Task What_speaks_no_tls_is_no_api()
    {
        await using var listener = TlsListener.PlainText();

        (await FailAsync(listener.Address)).Message.ShouldContain("does not complete a TLS 1.3 handshake");
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_freezes_is_not_called_a_slow_query()
    {
        await using var listener = TlsListener.Frozen();

        (await FailAsync(listener.Address)).Message.ShouldContain("does not complete a TLS 1.3 handshake");
    }

    [Fact]
    public async Task An_older_tls_is_not_taken()
    {
        using X509Certificate2 server = _authority.Issue("VelociraptorServer");
        await using var listener = TlsListener.Presenting(server, SslProtocols.Tls12);

        (await FailAsync(listener.Address)).Message.ShouldContain("does not complete a TLS 1.3 handshake");
    }

    [Fact]
    public async Task Another_name_than_the_pinned_one_is_refused_whatever_host_was_dialled()
    {
        using X509Certificate2 server = _authority.Issue("localhost", dnsNames: ["localhost", "127.0.0.1"]);
        await using var listener = TlsListener.Presenting(server);

        ConnectionException failure = await FailAsync(listener.Address);
        failure.Message.ShouldBe($"The server at {listener.Address} presents a certificate for 'localhost, 127.0.0.1', not for 'VelociraptorServer'.");
    }

    [Fact]
    public async Task The_certificate_of_another_authority_is_refused()
    {
        using var other = new TestAuthority();
        using X509Certificate2 server = other.Issue("VelociraptorServer");
        await using var listener = TlsListener.Presenting(server);

        (await FailAsync(listener.Address)).Message.ShouldContain("was issued by another CA");
    }

    [Fact]
    public async Task An_expired_server_certificate_is_refused_with_its_date()
    {
        using X509Certificate2 server = _authority.Issue("VelociraptorServer", DateTimeOffset.UtcNow.AddDays(-20), new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
        await using var listener = TlsListener.Presenting(server);

        (await FailAsync(listener.Address)).Message.ShouldBe($"The certificate of the server at {listener.Address} expired on 2026-11-20 08:00 UTC.");
    }

    [Fact]
    public async Task A_connection_dropped_after_the_handshake_names_both_causes()
    {
        using X509Certificate2 server = _authority.Issue("VelociraptorServer");
        await using var listener = TlsListener.Presenting(server);

        ConnectionException failure = await FailAsync(listener.Address);
        failure.Message.ShouldContain("dropped the connection after the TLS handshake");
        failure.Hint.ShouldNotBeNull().ShouldContain("does not accept this client's certificate");
        failure.Hint.ShouldContain("cuts the connection");
    }

    [Fact]
    public async Task A_failed_connection_is_tried_anew_by_the_next_call()
    {
        using X509Certificate2 stranger = _authority.Issue("localhost");
        await using var listener = TlsListener.Presenting(stranger);
        await using VelociraptorClient client = Connect(listener.Address);

        await Should.ThrowAsync<ConnectionException>(() => client.CheckAsync(TestContext.Current.CancellationToken));
        (await Should.ThrowAsync<ConnectionException>(() => client.CheckAsync(TestContext.Current.CancellationToken))).Code.ShouldBe(MegaraptorErrorCode.Tls);
    }

    [Fact]
    public async Task Rows_of_a_server_that_is_not_there_are_a_failure_and_not_an_empty_list()
    {
        await using var listener = TlsListener.Silent();
        await using VelociraptorClient client = Connect(listener.Address);

        await Should.ThrowAsync<ConnectionException>(() => client.Query(VqlQuery.Raw("SELECT * FROM info()")).ToListAsync(TestContext.Current.CancellationToken));
    }

    private async Task<ConnectionException> FailAsync(string address)
    {
        await using VelociraptorClient client = Connect(address);
        return await Should.ThrowAsync<ConnectionException>(() => client.CheckAsync(TestContext.Current.CancellationToken));
    }

    private VelociraptorClient Connect(string address) => new(ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, _identity, address), "test"));
}
