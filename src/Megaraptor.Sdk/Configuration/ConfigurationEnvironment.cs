using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Finds the configuration in the environment: a path wins entirely; otherwise the single values count.</summary>
public static class ConfigurationEnvironment
{
    /// <summary>The variable with the path of an <c>api_client.yaml</c>.</summary>
    public const string Path = "VELOCIRAPTOR_CONFIG_PATH";

    /// <summary>The variable with the path that the <c>velociraptor</c> binary itself reads; used when <see cref="Path"/> is not set.</summary>
    public const string BinaryPath = "VELOCIRAPTOR_API_CONFIG";

    /// <summary>The variable with the server's address.</summary>
    public const string Url = "VELOCIRAPTOR_API_URL";

    /// <summary>The variable with the client's certificate, as PEM or as a path.</summary>
    public const string ClientCertificate = "VELOCIRAPTOR_CLIENT_CERT";

    /// <summary>The variable with the client's private key, as PEM or as a path.</summary>
    public const string ClientKey = "VELOCIRAPTOR_CLIENT_KEY";

    /// <summary>The variable with the CA's certificate, as PEM or as a path.</summary>
    public const string CertificateAuthority = "VELOCIRAPTOR_CA_CERT";

    /// <summary>Reads and checks the configuration that the environment names.</summary>
    /// <param name="read">Reads a variable; null for the process's environment.</param>
    /// <param name="timeProvider">The clock against which certificates are checked; null for the system's.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">The environment names none, or a broken one.</exception>
    public static ApiClientConfiguration Load(Func<string, string?>? read = null, TimeProvider? timeProvider = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        foreach (string variable in (string[])[Path, BinaryPath])
        {
            if (Value(read, variable) is { } path)
            {
                return ApiClientConfiguration.FromFile(path, clock);
            }
        }

        if (Value(read, Url) is null && Value(read, ClientCertificate) is null)
        {
            throw new ConfigurationException(
                "No Velociraptor server is configured.",
                $"Name an API client configuration with --config FILE or the variable {Path}; or set {Url}, {ClientCertificate}, {ClientKey} and {CertificateAuthority}; or use --demo to work on the recorded fleet.");
        }

        if (((string[])[Url, ClientCertificate, ClientKey, CertificateAuthority]).Where(variable => Value(read, variable) is null).ToArray() is { Length: > 0 } missing)
        {
            throw new ConfigurationException(
                $"The environment lacks {string.Join(", ", missing)}.",
                $"Set them too: the address as host:port, certificates and key as PEM or as the path of a PEM file. Or name an API client configuration with {Path} or --config FILE.");
        }

        var material = new ApiClientMaterial
        {
            Address = Value(read, Url),
            CertificateAuthority = Pem(read, CertificateAuthority),
            ClientCertificate = Pem(read, ClientCertificate),
            PrivateKey = Pem(read, ClientKey),
            Names = MaterialNames.Environment,
        };
        return material.Check("the environment", clock);
    }

    private static string? Value(Func<string, string?> read, string variable) =>
        read(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>PEM only where it begins like PEM; anything else is a path that must exist, so that a mistyped path is found.</summary>
    private static string? Pem(Func<string, string?> read, string variable)
    {
        if (Value(read, variable) is not { } value || value.StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            return Value(read, variable);
        }

        string path = UserPath.Expand(value);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"{variable} names the file {path}, which cannot be read.",
                "Set it to the path of a PEM file, or to the PEM text itself, which begins with -----BEGIN.",
                exception);
        }
    }
}
