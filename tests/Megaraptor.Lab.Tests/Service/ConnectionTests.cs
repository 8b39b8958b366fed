using Grpc.Core;
using Megaraptor.Lab.Certificates;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Service;

public sealed class ConnectionTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_of_the_Lab_gets_in()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));

        HealthCheckResponse health = await new API.APIClient(connection.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation);

        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task A_Lab_without_a_port_is_reached_in_memory()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Port = null }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"), _ => new ValueTask<Stream>(lab.Connect()));

        HealthCheckResponse health = await new API.APIClient(connection.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation);

        lab.Address.ShouldBe("memory");
        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    [Fact]
    public async Task A_key_of_another_Lab_does_not_get_in()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);
        await using LabServer other = await LabServer.StartAsync(cancellationToken: Cancellation);
        string own = lab.CreateApiClientYaml("admin");
        string foreign = other.CreateApiClientYaml("admin");
        string mixed = foreign
            .Replace(Indented(LabConnection.Block(foreign, "ca_certificate")), Indented(LabConnection.Block(own, "ca_certificate")), StringComparison.Ordinal)
            .Replace(other.Address, lab.Address, StringComparison.Ordinal);
        using var connection = new LabConnection(mixed);

        RpcException refused = await Should.ThrowAsync<RpcException>(async () =>
            await new API.APIClient(connection.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation));

        output.WriteLine(refused.ToString());
        refused.StatusCode.ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Internal);
    }

    [Fact]
    public async Task The_configuration_is_readable_by_its_owner_only()
    {
        string directory = Directory.CreateTempSubdirectory("lab").FullName;
        try
        {
            await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);

            string path = await lab.WriteConfigurationAsync(directory, cancellationToken: Cancellation);

            path.ShouldBe(Path.Combine(directory, "api_client.yaml"));
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Directory.GetFiles(directory).ShouldBe([path]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_key_cannot_take_the_servers_own_name()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);

        Should.Throw<ArgumentException>(() => lab.CreateApiClientYaml("VelociraptorServer"));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_refused()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);

        Should.Throw<ArgumentException>(() => lab.CreateApiClientYaml("someone", "wizard")).Message.ShouldContain("wizard");
    }

    [Fact]
    public void A_certificate_without_server_usage_names_nobody()
    {
        using var authority = new CertificateAuthority(TimeProvider.System.GetUtcNow());
        using var certificate = authority.Issue("someone", new CertificateVariation(ForServers: false));

        PeerName.Of(certificate).ShouldBe("");
    }

    [Fact]
    public void An_expired_certificate_is_not_accepted()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using var authority = new CertificateAuthority(now);
        using var certificate = authority.Issue("someone", new CertificateVariation(NotAfter: now.AddMinutes(-1)));

        authority.Accepts(certificate, now).ShouldBeFalse();
    }

    private static string Indented(string pem) => string.Concat(pem.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => $"  {line}\n"));
}
