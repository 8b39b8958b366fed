using System.Security.Cryptography.X509Certificates;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>The environment's variables and which of them wins.</summary>
public sealed class ConfigurationEnvironmentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _client;
    private readonly Dictionary<string, string> _variables = [];

    public ConfigurationEnvironmentTests() => _client = _authority.Issue("alice");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _client.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void A_path_wins_over_single_values()
    {
        SetSingleValues();
        _variables[ConfigurationEnvironment.Path] = WriteFile("10.0.0.1:8001");

        using ApiClientConfiguration configuration = Load();
        configuration.Address.Host.ShouldBe("10.0.0.1");
    }

    [Fact]
    public void Our_own_variable_wins_over_the_binarys()
    {
        _variables[ConfigurationEnvironment.Path] = WriteFile("10.0.0.1:8001");
        _variables[ConfigurationEnvironment.BinaryPath] = WriteFile("10.0.0.2:8001");

        using ApiClientConfiguration configuration = Load();
        configuration.Address.Host.ShouldBe("10.0.0.1");
    }

    [Fact]
    public void A_variable_of_blanks_counts_as_not_set()
    {
        _variables[ConfigurationEnvironment.Path] = "  ";
        _variables[ConfigurationEnvironment.BinaryPath] = WriteFile("10.0.0.2:8001");

        using ApiClientConfiguration configuration = Load();
        configuration.Address.Host.ShouldBe("10.0.0.2");
    }

    [Fact]
    public void Single_values_may_be_pem_text()
    {
        SetSingleValues();

        using ApiClientConfiguration configuration = Load();
        (configuration.Identity, configuration.Source).ShouldBe(("alice", "the environment"));
    }

    [Fact]
    public void Single_values_may_be_paths_of_pem_files()
    {
        SetSingleValues();
        string path = Path.Combine(_folder, "ca.pem");
        File.WriteAllText(path, _authority.Pem);
        _variables[ConfigurationEnvironment.CertificateAuthority] = path;

        using ApiClientConfiguration configuration = Load();
        configuration.CertificateAuthority.Thumbprint.ShouldBe(_authority.Certificate.Thumbprint);
    }

    [Fact]
    public void A_path_that_leads_nowhere_names_the_variable()
    {
        SetSingleValues();
        _variables[ConfigurationEnvironment.ClientKey] = Path.Combine(_folder, "none.pem");

        Should.Throw<ConfigurationException>(Load).Message.ShouldStartWith("VELOCIRAPTOR_CLIENT_KEY names the file");
    }

    [Fact]
    public void What_is_missing_is_named_as_a_variable()
    {
        SetSingleValues();
        _variables.Remove(ConfigurationEnvironment.ClientKey);

        Should.Throw<ConfigurationException>(Load).Message.ShouldBe("The environment lacks VELOCIRAPTOR_CLIENT_KEY.");
    }

    [Fact]
    public void Nothing_at_all_leads_to_the_ways_to_configure()
    {
        string hint = Should.Throw<ConfigurationException>(Load).Hint!;

        hint.ShouldContain("--config FILE");
        hint.ShouldContain("--demo");
    }

    private ApiClientConfiguration Load() => ConfigurationEnvironment.Load(_variables.GetValueOrDefault);

    private string WriteFile(string address)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".yaml");
        File.WriteAllText(path, ApiClientYaml.Of(_authority, _client, address));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    private void SetSingleValues()
    {
        _variables[ConfigurationEnvironment.Url] = "https://127.0.0.1:8001";
        _variables[ConfigurationEnvironment.CertificateAuthority] = _authority.Pem;
        _variables[ConfigurationEnvironment.ClientCertificate] = _client.ExportCertificatePem();
        _variables[ConfigurationEnvironment.ClientKey] = ApiClientYaml.KeyPem(_client);
    }
}
