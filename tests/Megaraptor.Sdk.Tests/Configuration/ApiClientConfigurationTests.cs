using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Megaraptor.Recordings;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>Every way in which a configuration is broken is found before the first call, and said in words that lead to the repair.</summary>
public sealed class ApiClientConfigurationTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _client;

    public ApiClientConfigurationTests() => _client = _authority.Issue("alice");

    public void Dispose()
    {
        _client.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void A_complete_text_gives_address_identity_and_pinned_name()
    {
        using var configuration = ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, _client, "server.example:8001"), "a.yaml");

        (configuration.Address.ToString(), configuration.Identity, configuration.PinnedServerName).ShouldBe(("server.example:8001", "alice", "VelociraptorServer"));
    }

    [Fact]
    public void An_rsa_key_as_a_real_server_writes_it_is_read()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=bob", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.Create(
            _authority.Certificate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(_authority.Certificate.GetECDsaPrivateKey()!),
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(100),
            [1, 2, 3]);

        using var configuration = ApiClientConfiguration.Parse(
            ApiClientYaml.Write(
                ("ca_certificate", _authority.Pem),
                ("client_cert", certificate.ExportCertificatePem()),
                ("client_private_key", rsa.ExportRSAPrivateKeyPem()),
                ("api_connection_string", "127.0.0.1:8001")),
            "a.yaml");

        configuration.Identity.ShouldBe("bob");
    }

    [Theory]
    [InlineData("ca_certificate")]
    [InlineData("client_cert")]
    [InlineData("client_private_key")]
    [InlineData("api_connection_string")]
    public void A_key_that_is_not_there_is_named(string key)
    {
        string yaml = string.Join('\n', ApiClientYaml.Write(Keys().Where(pair => pair.Key != key).ToArray()));

        Refused(yaml).Message.ShouldBe($"a.yaml lacks {key}.");
    }

    [Theory]
    [InlineData("ca_certificate")]
    [InlineData("client_cert")]
    public void A_certificate_that_was_cut_is_named(string key)
    {
        string yaml = ApiClientYaml.Write(Keys().Select(pair => pair.Key == key ? (pair.Key, pair.Value[..(pair.Value.Length / 2)] + "\n") : pair).ToArray());

        Refused(yaml).Message.ShouldBe($"{key} in a.yaml is not a PEM certificate.");
    }

    [Fact]
    public void A_private_key_that_was_cut_is_named()
    {
        string yaml = ApiClientYaml.Write(Keys().Select(static pair => pair.Key == "client_private_key" ? (pair.Key, pair.Value[..60] + "\n") : pair).ToArray());

        Refused(yaml).Message.ShouldBe("client_private_key in a.yaml is not a PEM private key.");
    }

    [Fact]
    public void No_message_holds_a_line_of_the_private_key()
    {
        string pem = ApiClientYaml.KeyPem(_client);
        string secret = pem.Split('\n')[1];
        string[] broken =
        [
            ApiClientYaml.Write(("client_private_key", pem)),
            ApiClientYaml.Write(("client_private_key", pem)) + "  ]: {\n",
            ApiClientYaml.Write(Keys().Select(pair => pair.Key == "client_cert" ? (pair.Key, pem) : pair).ToArray()),
            ApiClientYaml.Write(Keys().Select(pair => pair.Key == "api_connection_string" ? (pair.Key, "nowhere") : pair).ToArray()),
        ];

        foreach (string yaml in broken)
        {
            Refused(yaml).ToString().ShouldNotContain(secret);
        }
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        using X509Certificate2 other = _authority.Issue("mallory");
        string yaml = ApiClientYaml.Write(Keys().Select(pair => pair.Key == "client_private_key" ? (pair.Key, ApiClientYaml.KeyPem(other)) : pair).ToArray());

        Refused(yaml).Message.ShouldBe("client_private_key and client_cert in a.yaml do not belong together.");
    }

    [Fact]
    public void An_encrypted_key_is_told_apart_from_a_broken_one()
    {
        using ECDsa key = _client.GetECDsaPrivateKey()!;
        string locked = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000));
        string yaml = ApiClientYaml.Write(Keys().Select(pair => pair.Key == "client_private_key" ? (pair.Key, locked) : pair).ToArray());

        Refused(yaml).Message.ShouldContain("encrypted");
    }

    [Fact]
    public void A_certificate_of_another_authority_is_refused()
    {
        using var other = new TestAuthority();
        using X509Certificate2 stranger = other.Issue("alice");

        Refused(ApiClientYaml.Of(_authority, stranger)).Message.ShouldBe("The client certificate in a.yaml was not issued by the ca_certificate beside it.");
    }

    [Fact]
    public void An_expired_certificate_is_refused_with_its_date()
    {
        using X509Certificate2 old = _authority.Issue("alice", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 3, 4, 0, 0, 0, TimeSpan.Zero));

        Refused(ApiClientYaml.Of(_authority, old)).Message.ShouldBe("The client certificate in a.yaml expired on 2025-03-04.");
    }

    [Fact]
    public void A_clock_that_stands_before_the_certificate_is_suspected()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-3));

        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, _client), "a.yaml", clock)).Hint!.ShouldContain("clock");
    }

    [Fact]
    public void A_certificate_that_soon_expires_is_a_warning()
    {
        using X509Certificate2 soon = _authority.Issue("alice", notAfter: DateTimeOffset.UtcNow.AddDays(29));
        using var configuration = ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, soon), "a.yaml");

        configuration.Warnings.ShouldHaveSingleItem().ShouldContain("expires on");
    }

    [Theory]
    [InlineData(TestAuthority.ClientAuthentication, "serverAuth")]
    [InlineData(TestAuthority.ServerAuthentication, "clientAuth")]
    public void A_certificate_without_a_usage_that_the_server_demands_is_refused(string only, string lacking)
    {
        using X509Certificate2 half = _authority.Issue("alice", usages: [only]);

        Refused(ApiClientYaml.Of(_authority, half)).Message.ShouldBe($"The client certificate in a.yaml lacks the usage {lacking}.");
    }

    [Theory]
    [InlineData("", "a.yaml is empty.")]
    [InlineData("- a\n- b\n", "a.yaml is not an API client configuration: it holds no keys.")]
    [InlineData("{}", "a.yaml is not an API client configuration: it holds no keys.")]
    [InlineData("just words", "a.yaml is not an API client configuration: it holds no keys.")]
    [InlineData("a: [b\n", "a.yaml is no YAML (line 2, column 1).")]
    public void What_is_no_map_of_keys_is_refused(string yaml, string message) => Refused(yaml).Message.ShouldBe(message);

    [Theory]
    [InlineData("4095")]
    [InlineData("-1")]
    [InlineData("64MB")]
    [InlineData("99999999999")]
    public void A_receive_limit_out_of_range_is_refused(string limit) =>
        Refused(ApiClientYaml.Of(_authority, _client) + $"max_grpc_recv_size: {limit}\n").Message.ShouldBe($"max_grpc_recv_size in a.yaml is '{limit}'.");

    [Fact]
    public void The_older_key_for_the_address_is_read_with_a_warning()
    {
        string yaml = ApiClientYaml.Of(_authority, _client).Replace("api_connection_string", "api_url", StringComparison.Ordinal);
        using var configuration = ApiClientConfiguration.Parse(yaml, "a.yaml");

        configuration.Warnings.ShouldHaveSingleItem().ShouldContain("api_connection_string");
    }

    [Fact]
    public void The_recorded_file_of_a_real_server_lacks_nothing_but_its_blanked_key()
    {
        string yaml = File.ReadAllText(Recording.PathOf("config/api_client.yaml"));

        Refused(yaml).Message.ShouldBe("client_private_key in a.yaml is not a PEM private key.");
    }

    [Fact]
    public void The_certificates_that_a_real_server_made_pass_every_check()
    {
        ApiClientMaterial recorded = ApiClientFile.Parse(File.ReadAllText(Recording.PathOf("config/api_client.yaml")), "a.yaml");
        using X509Certificate2 client = X509Certificate2.CreateFromPem(recorded.ClientCertificate);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(recorded.CertificateAuthority);
        List<string> warnings = [];

        CertificateChecks.Check(client, authority, "a.yaml", new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero)), warnings);

        warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Printing_a_configuration_shows_no_secret()
    {
        using var configuration = ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, _client), "a.yaml");

        configuration.ToString().ShouldBe("alice at 127.0.0.1:8001 (a.yaml)");
    }

    private static ConfigurationException Refused(string yaml) => Should.Throw<ConfigurationException>(() => ApiClientConfiguration.Parse(yaml, "a.yaml"));

    private IEnumerable<(string Key, string Value)> Keys() =>
    [
        ("ca_certificate", _authority.Pem),
        ("client_cert", _client.ExportCertificatePem()),
        ("client_private_key", ApiClientYaml.KeyPem(_client)),
        ("api_connection_string", "127.0.0.1:8001"),
    ];
}
