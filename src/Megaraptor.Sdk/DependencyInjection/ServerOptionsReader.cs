using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.DependencyInjection;

/// <summary>Makes of options what a client needs: a path wins entirely, else the single values count, else the environment.</summary>
internal static class ServerOptionsReader
{
    private static readonly MaterialNames s_names = new(
        nameof(VelociraptorServerOptions.Url),
        nameof(VelociraptorServerOptions.CertificateAuthority),
        nameof(VelociraptorServerOptions.ClientCertificate),
        nameof(VelociraptorServerOptions.ClientKey));

    /// <summary>Reads and checks the configuration that options name.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isNamed">Whether the server has a name: the environment describes one server only, the one without.</param>
    /// <param name="clock">The clock.</param>
    internal static ApiClientConfiguration Configuration(VelociraptorServerOptions options, bool isNamed, TimeProvider clock)
    {
        KeyPassword? password = Password(options);
        if (!string.IsNullOrWhiteSpace(options.ConfigPath))
        {
            return ApiClientConfiguration.FromFile(options.ConfigPath, clock, password);
        }

        if (MaterialValues.AreGiven(Read, s_names))
        {
            return MaterialValues.Check(Read, s_names, options.Source, $"Or set {nameof(options.ConfigPath)} to the path of an api_client.yaml.", clock, password);
        }

        return isNamed ? throw Nothing(options) : Environment(options, clock, password);

        string? Read(string name) => name switch
        {
            nameof(options.Url) => options.Url,
            nameof(options.ClientCertificate) => options.ClientCertificate,
            nameof(options.ClientKey) => options.ClientKey,
            _ => options.CertificateAuthority,
        };
    }

    /// <summary>The options of the client itself.</summary>
    internal static VelociraptorClientOptions Client(VelociraptorServerOptions options) => new()
    {
        OrgId = string.IsNullOrWhiteSpace(options.OrgId) ? null : options.OrgId,
        QueryTimeout = options.QueryTimeout,
        ConnectTimeout = options.ConnectTimeout,
        EnableSensitiveData = options.EnableSensitiveData,
    };

    private static ApiClientConfiguration Environment(VelociraptorServerOptions options, TimeProvider clock, KeyPassword? password) =>
        ConfigurationEnvironment.IsGiven() ? ConfigurationEnvironment.Load(read: null, clock, password) : throw Nothing(options);

    private static ConfigurationException Nothing(VelociraptorServerOptions options) => new(
        $"No Velociraptor server is configured: {options.Source} names neither a file nor an address.",
        $"Set {nameof(options.ConfigPath)} to the path of an api_client.yaml; or set {nameof(options.Url)}, {nameof(options.ClientCertificate)}, {nameof(options.ClientKey)} and {nameof(options.CertificateAuthority)}. A server without a name may also come from the variable {ConfigurationEnvironment.Path}.");

    private static KeyPassword? Password(VelociraptorServerOptions options) =>
        options.KeyPassword
        ?? (string.IsNullOrWhiteSpace(options.KeyPasswordFile) ? null : KeyPassword.FromFile(options.KeyPasswordFile))
        ?? (string.IsNullOrWhiteSpace(options.KeyPasswordVariable) ? null : KeyPassword.FromVariable(options.KeyPasswordVariable));
}
