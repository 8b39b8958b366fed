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

    /// <summary>Whether the environment names a server at all, broken or not.</summary>
    internal static bool IsGiven() =>
        MaterialValues.Value(Environment.GetEnvironmentVariable, Path) is not null
        || MaterialValues.Value(Environment.GetEnvironmentVariable, BinaryPath) is not null
        || MaterialValues.AreGiven(Environment.GetEnvironmentVariable, MaterialNames.Environment);

    /// <summary>Reads and checks the configuration that the environment names.</summary>
    /// <param name="read">Reads a variable; null for the process's environment.</param>
    /// <param name="timeProvider">The clock against which certificates are checked; null for the system's.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment too.</param>
    /// <returns>The configuration.</returns>
    /// <exception cref="ConfigurationException">The environment names none, or a broken one.</exception>
    public static ApiClientConfiguration Load(Func<string, string?>? read = null, TimeProvider? timeProvider = null, KeyPassword? keyPassword = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        KeyPassword password = keyPassword ?? KeyPassword.FromEnvironment(read);
        foreach (string variable in (string[])[Path, BinaryPath])
        {
            if (MaterialValues.Value(read, variable) is { } path)
            {
                return ApiClientConfiguration.FromFile(path, clock, password);
            }
        }

        if (!MaterialValues.AreGiven(read, MaterialNames.Environment))
        {
            throw new ConfigurationException(
                "No Velociraptor server is configured.",
                $"Name an API client configuration with --config FILE or the variable {Path}; or set {Url}, {ClientCertificate}, {ClientKey} and {CertificateAuthority}; or use --demo to work on the recorded fleet.");
        }

        return MaterialValues.Check(read, MaterialNames.Environment, "the environment", $"Or name an API client configuration with {Path} or --config FILE.", clock, password);
    }
}
