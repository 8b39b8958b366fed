using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>Keys under a password: as Velociraptor writes them, and as newer tools do.</summary>
public sealed class EncryptedKeyTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly TestAuthority _authority = new();
    private readonly X509Certificate2 _client;

    public EncryptedKeyTests() => _client = _authority.Issue("alice");

    public void Dispose()
    {
        _client.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public void A_key_that_openssl_encrypted_is_read()
    {
        // Made with: openssl rsa -aes256 -traditional -passout pass:secret
        using AsymmetricAlgorithm? key = PrivateKeyPem.TryDecrypt(OpenSslSample.Pem, OpenSslSample.Password, "the key");

        ((RSA)key.ShouldNotBeNull()).KeySize.ShouldBe(OpenSslSample.Bits);
    }

    [Fact]
    public void The_old_form_is_read_with_its_password() => Load(OldForm(Password), Password).Identity.ShouldBe("alice");

    [Fact]
    public void An_encrypted_pkcs8_key_is_read_with_its_password() => Load(NewForm(Password), Password).Identity.ShouldBe("alice");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_wrong_password_is_told_as_such(bool isOldForm)
    {
        ConfigurationException failure = Should.Throw<ConfigurationException>(() => Load(isOldForm ? OldForm(Password) : NewForm(Password), "wrong"));

        failure.Message.ShouldBe("The password does not open client_private_key in a.yaml.");
        failure.ToString().ShouldNotContain("wrong ");
    }

    [Fact]
    public void No_password_names_every_way_to_give_one()
    {
        ConfigurationException failure = Should.Throw<ConfigurationException>(() => ApiClientConfiguration.Parse(Yaml(OldForm(Password)), "a.yaml", keyPassword: KeyPassword.FromEnvironment(_ => null)));

        failure.Message.ShouldBe("client_private_key in a.yaml is encrypted, and no password was given.");
        failure.Hint.ShouldNotBeNull().ShouldContain(KeyPassword.Variable);
        failure.Hint.ShouldContain(KeyPassword.FileVariable);
    }

    [Fact]
    public void A_cipher_that_is_not_read_is_named()
    {
        string pem = OldForm(Password).Replace("AES-256-CBC", "DES-CBC", StringComparison.Ordinal);

        Should.Throw<ConfigurationException>(() => Load(pem, Password)).Message.ShouldContain("DES-CBC");
    }

    [Fact]
    public void A_key_that_was_cut_short_is_no_wrong_password()
    {
        string pem = OldForm(Password);
        string cut = pem.Remove(pem.IndexOf("-----END", StringComparison.Ordinal) - 10, 9);

        Should.Throw<ConfigurationException>(() => Load(cut, Password)).Message.ShouldContain("no complete encrypted PEM key");
    }

    [Fact]
    public void A_password_comes_from_the_first_line_of_its_file()
    {
        string path = PasswordFile(Password + "\nmore", UnixFileMode.UserRead | UnixFileMode.UserWrite);

        ApiClientConfiguration.Parse(Yaml(OldForm(Password)), "a.yaml", keyPassword: KeyPassword.FromFile(path)).Identity.ShouldBe("alice");
    }

    [Fact]
    public void A_password_file_that_others_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        string path = PasswordFile(Password, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Should.Throw<ConfigurationException>(() => ApiClientConfiguration.Parse(Yaml(OldForm(Password)), "a.yaml", keyPassword: KeyPassword.FromFile(path)))
            .Hint.ShouldBe($"Run: chmod 600 {path}");
    }

    [Fact]
    public void A_second_source_is_asked_where_the_first_has_no_password() =>
        ApiClientConfiguration.Parse(Yaml(OldForm(Password)), "a.yaml", keyPassword: KeyPassword.FromEnvironment(_ => null).OrElse(KeyPassword.FromCallback(_ => Password)))
            .Identity.ShouldBe("alice");

    [Fact]
    public void A_key_that_is_not_encrypted_asks_nobody() =>
        ApiClientConfiguration.Parse(ApiClientYaml.Of(_authority, _client), "a.yaml", keyPassword: KeyPassword.FromCallback(_ => throw new InvalidOperationException("It asked.")))
            .Identity.ShouldBe("alice");

    private static string PasswordFile(string text, UnixFileMode mode)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("megaraptor-").FullName, "password");
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }

    private ApiClientConfiguration Load(string key, string password) =>
        ApiClientConfiguration.Parse(Yaml(key), "a.yaml", keyPassword: KeyPassword.FromCallback(_ => password));

    private string Yaml(string key) => ApiClientYaml.Write(
        ("ca_certificate", _authority.Pem),
        ("client_cert", _client.ExportCertificatePem()),
        ("client_private_key", key),
        ("api_connection_string", "127.0.0.1:8001"));

    private string NewForm(string password)
    {
        using ECDsa key = _client.GetECDsaPrivateKey()!;
        return key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
    }

    /// <summary>The form by its own rule: MD5 of password and salt, chained, as the key of AES-CBC.</summary>
    private string OldForm(string password)
    {
        using ECDsa key = _client.GetECDsaPrivateKey()!;
        byte[] iv = RandomNumberGenerator.GetBytes(16);
        byte[] salted = [.. Encoding.UTF8.GetBytes(password), .. iv[..8]];
#pragma warning disable CA5351 // The format fixes the hash.
        byte[] first = MD5.HashData(salted);
        byte[] second = MD5.HashData([.. first, .. salted]);
#pragma warning restore CA5351
        using var aes = Aes.Create();
        aes.Key = [.. first, .. second];
        string body = Convert.ToBase64String(aes.EncryptCbc(key.ExportECPrivateKey(), iv), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n");
        return $"-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,{Convert.ToHexString(iv)}\n\n{body}\n-----END EC PRIVATE KEY-----\n";
    }
}
