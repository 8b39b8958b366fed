using Megaraptor.Lab;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Sdk.Tests.DependencyInjection;

/// <summary>The client in a container, as an application adds it.</summary>
public sealed class AddVelociraptorTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
    private LabServer? _lab;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None });
        _path = await _lab.WriteConfigurationAsync(_folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _lab!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_path_gives_a_client_that_works()
    {
        await using ServiceProvider provider = new ServiceCollection().AddVelociraptor(_path).BuildServiceProvider();

        (await provider.GetRequiredService<VelociraptorClient>().Server.InfoAsync(TestContext.Current.CancellationToken)).User.ShouldBe("admin");
    }

    [Fact]
    public async Task There_is_one_client_and_the_container_disposes_of_it()
    {
        VelociraptorClient client;
        await using (ServiceProvider provider = new ServiceCollection().AddVelociraptor(_path).BuildServiceProvider())
        {
            client = provider.GetRequiredService<VelociraptorClient>();
            client.ShouldBeSameAs(provider.GetRequiredService<VelociraptorClient>());
            await client.CheckAsync(TestContext.Current.CancellationToken);
        }

        await Should.ThrowAsync<ObjectDisposedException>(() => client.CheckAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_container_that_is_disposed_of_synchronously_closes_the_client_too()
    {
        ServiceProvider provider = new ServiceCollection().AddVelociraptor(_path).BuildServiceProvider();
        provider.GetRequiredService<VelociraptorClient>();

        Should.NotThrow(provider.Dispose);
    }

    [Fact]
    public async Task A_section_gives_path_org_and_times()
    {
        await using ServiceProvider provider = FromSection(new() { ["V:ConfigPath"] = _path, ["V:OrgId"] = "root", ["V:QueryTimeout"] = "90", ["V:ConnectTimeout"] = "00:00:03" });

        VelociraptorClient client = provider.GetRequiredService<VelociraptorClient>();
        (client.OrgId, client.QueryTimeout).ShouldBe(("root", TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public async Task A_section_may_hold_the_single_values()
    {
        using var authority = new Configuration.TestAuthority();
        using var identity = authority.Issue("alice");
        await using ServiceProvider provider = FromSection(new()
        {
            ["V:Url"] = "127.0.0.1:8001",
            ["V:ClientCertificate"] = identity.ExportCertificatePem(),
            ["V:ClientKey"] = Configuration.ApiClientYaml.KeyPem(identity),
            ["V:CertificateAuthority"] = authority.Pem,
        });

        provider.GetRequiredService<VelociraptorClient>().Configuration.Identity.ShouldBe("alice");
    }

    [Fact]
    public async Task A_path_wins_over_the_single_values()
    {
        await using ServiceProvider provider = FromSection(new() { ["V:ConfigPath"] = _path, ["V:Url"] = "nonsense" });

        provider.GetRequiredService<VelociraptorClient>().Configuration.Identity.ShouldBe("admin");
    }

    [Theory]
    [InlineData("V:ConfigPth", "a", "did you mean ConfigPath?")]
    [InlineData("V:QueryTimeout", "soon", "V:QueryTimeout must be a time")]
    [InlineData("V:QueryTimeout", "0", "QueryTimeout is 00:00:00.")]
    [InlineData("V:EnableSensitiveData", "maybe", "true or false")]
    [InlineData("V:ConfigPath", "/no/such/file", "There is no file /no/such/file.")]
    [InlineData("V:Url", "127.0.0.1:8001", "lacks ClientCertificate, ClientKey, CertificateAuthority")]
    public async Task What_is_wrong_with_a_section_ends_the_start_with_words(string key, string value, string words)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [key] = value });
        builder.Services.AddVelociraptor(builder.Configuration.GetSection("V"));
        using IHost host = builder.Build();

        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken))).Message.ShouldContain(words);
    }

    [Fact]
    public void A_named_server_that_names_nothing_does_not_become_that_of_the_environment()
    {
        using ServiceProvider provider = new ServiceCollection().AddVelociraptor("lab", static _ => { }).BuildServiceProvider();

        OptionsValidationException failure = Should.Throw<OptionsValidationException>(() => provider.GetRequiredKeyedService<VelociraptorClient>("lab"));
        failure.Message.ShouldContain("Server 'lab': No Velociraptor server is configured");
        failure.Message.ShouldContain("ConfigPath");
    }

    [Fact]
    public async Task Named_servers_are_keyed_services_and_a_set()
    {
        string bob = await _lab!.WriteConfigurationAsync(Path.Combine(_folder, "bob"), "bob", ["reader", "api"], TestContext.Current.CancellationToken);
        await using ServiceProvider provider = new ServiceCollection().AddVelociraptor("lab", _path).AddVelociraptor("field", bob).BuildServiceProvider();

        provider.GetRequiredKeyedService<VelociraptorClient>("field").Configuration.Identity.ShouldBe("bob");
        ServerSet servers = provider.GetRequiredService<ServerSet>();
        servers.Names.ShouldBe(["field", "lab"]);
        (await servers.GetAsync("lab", TestContext.Current.CancellationToken)).ShouldBeSameAs(provider.GetRequiredKeyedService<VelociraptorClient>("lab"));
    }

    [Fact]
    public async Task The_health_of_a_server_that_knows_us_is_healthy()
    {
        HealthReportEntry entry = await HealthAsync(_path, TimeProvider.System);

        entry.Status.ShouldBe(HealthStatus.Healthy, entry.Description);
        entry.Data["user"].ShouldBe("admin");
    }

    [Fact]
    public async Task A_certificate_that_expires_within_30_days_degrades_the_health()
    {
        using var configuration = ApiClientConfiguration.FromFile(_path);
        var clock = new FakeTimeProvider(new DateTimeOffset(configuration.ClientCertificate.NotAfter).AddDays(-29));

        HealthReportEntry entry = await HealthAsync(_path, clock);
        entry.Status.ShouldBe(HealthStatus.Degraded);
        entry.Description.ShouldNotBeNull().ShouldContain("expires on");
    }

    [Fact]
    public async Task A_server_that_does_not_know_the_user_is_unhealthy_and_says_what_to_do()
    {
        string path = await _lab!.WriteConfigurationAsync(Path.Combine(_folder, "nobody"), "nobody", cancellationToken: TestContext.Current.CancellationToken);

        HealthReportEntry entry = await HealthAsync(path, TimeProvider.System);
        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description.ShouldNotBeNull().ShouldContain("does not know the user 'nobody'");
    }

    private static ServiceProvider FromSection(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddVelociraptor(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("V")).BuildServiceProvider();

    private static async Task<HealthReportEntry> HealthAsync(string path, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(clock).AddVelociraptor(path).AddHealthChecks().AddVelociraptor();
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        return report.Entries["velociraptor"];
    }
}
