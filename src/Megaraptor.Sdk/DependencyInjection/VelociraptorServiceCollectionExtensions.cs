using Megaraptor.Sdk;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds <see cref="VelociraptorClient"/> to a container: one per server, made once, disposed with the container. Its options are checked when the application starts.</summary>
public static class VelociraptorServiceCollectionExtensions
{
    /// <summary>Adds the server that the environment names, see <see cref="ConfigurationEnvironment"/>.</summary>
    /// <param name="services">The container.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services) => Add(services, name: null, static _ => { });

    /// <summary>Adds the server of an <c>api_client.yaml</c>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configPath">The path of the file.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, string configPath) => Add(services, name: null, options => options.ConfigPath = configPath);

    /// <summary>Adds a server.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Says how to reach it.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, Action<VelociraptorServerOptions> configure) => Add(services, name: null, configure);

    /// <summary>Adds the server of a section of the application's settings, whose keys are the properties of <see cref="VelociraptorServerOptions"/>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="section">The section.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, IConfiguration section) => Add(services, name: null, FromSection(section));

    /// <summary>Adds a named server, by an <c>api_client.yaml</c>. The client is a keyed service of that name.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The server's name.</param>
    /// <param name="configPath">The path of the file.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, string name, string configPath) => Add(services, Named(name), options => options.ConfigPath = configPath);

    /// <summary>Adds a named server. The client is a keyed service of that name.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The server's name.</param>
    /// <param name="configure">Says how to reach it.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, string name, Action<VelociraptorServerOptions> configure) => Add(services, Named(name), configure);

    /// <summary>Adds a named server, by a section of the application's settings. The client is a keyed service of that name.</summary>
    /// <param name="services">The container.</param>
    /// <param name="name">The server's name.</param>
    /// <param name="section">The section.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddVelociraptor(this IServiceCollection services, string name, IConfiguration section) => Add(services, Named(name), FromSection(section));

    private static string Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ServerSet.CheckName(name);
        return name;
    }

    private static Action<VelociraptorServerOptions> FromSection(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return options => ServerOptionsSection.Read(section, options);
    }

    private static IServiceCollection Add(IServiceCollection services, string? name, Action<VelociraptorServerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VelociraptorServerOptions>, ServerOptionsValidation>(
            static provider => new ServerOptionsValidation(provider.GetService<TimeProvider>())));
        services.AddOptions<VelociraptorServerOptions>(name ?? Options.Options.DefaultName).Configure(configure).ValidateOnStart();
        if (services.Any(service => service.ImplementationInstance is RegisteredServer registered && registered.Name == name))
        {
            return services;
        }

        services.AddSingleton(new RegisteredServer(name));
        services.TryAddSingleton(static provider => Servers(provider));
        return name is null
            ? services.AddSingleton(static provider => Client(provider, null))
            : services.AddKeyedSingleton(name, static (provider, key) => Client(provider, (string)key!));
    }

    private static VelociraptorClient Client(IServiceProvider provider, string? name)
    {
        TimeProvider clock = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        VelociraptorServerOptions options = provider.GetRequiredService<IOptionsMonitor<VelociraptorServerOptions>>().Get(name ?? Options.Options.DefaultName);
        return new VelociraptorClient(
            ServerOptionsReader.Configuration(options, name is not null, clock),
            ServerOptionsReader.Client(options) with { TimeProvider = clock, LoggerFactory = provider.GetService<ILoggerFactory>() });
    }

    /// <summary>The same clients by name, for surfaces that take the name of a server from their callers. The container disposes of them.</summary>
    private static ServerSet Servers(IServiceProvider provider) => new(
        provider.GetServices<RegisteredServer>().Select(server => KeyValuePair.Create<string, Func<CancellationToken, ValueTask<VelociraptorClient>>>(
            server.Name ?? ServerSet.DefaultName,
            _ => ValueTask.FromResult(server.Name is null ? provider.GetRequiredService<VelociraptorClient>() : provider.GetRequiredKeyedService<VelociraptorClient>(server.Name)))),
        ownsClients: false);
}
