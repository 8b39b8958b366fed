using Megaraptor.Sdk.Errors;
using Microsoft.Extensions.Logging;

namespace Megaraptor.Sdk;

/// <summary>How a client behaves. Copied when the client is made.</summary>
public sealed record VelociraptorClientOptions
{
    /// <summary>How long a query may run on the server unless the call says otherwise; from 1 second up. Default: 60 seconds.</summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long connecting and the TLS handshake may take together; more than zero. Default: 10 seconds. A server that is up needs milliseconds, one across the world two seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The org in which queries run; null for the org of the identity, which is the root org.</summary>
    public string? OrgId { get; init; }

    /// <summary>The folder into which downloads and exports go; nothing is ever written outside it. Null for the one that the variable <c>MEGARAPTOR_OUTPUT_FOLDER</c> names, or <c>megaraptor-files</c> in the current folder. It is made when it is needed, for the current user alone.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the client logs what it does; null for nowhere. Values and VQL texts are never logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// Opens a connection in place of dialling the configured address: a tunnel, or a server inside the process such as a Lab. TLS runs over it
    /// as over any other, and the server's name and certificate are checked as ever. Null to dial.
    /// </summary>
    public Func<CancellationToken, ValueTask<Stream>>? Dial { get; init; }

    /// <summary>Whether traces carry the VQL and the values that it names. They may hold case data; off by default.</summary>
    public bool EnableSensitiveData { get; init; }

    /// <summary>How many bytes of a stored file are asked for at once; at most 1 MiB, which the server and its message size allow.</summary>
    internal int FileChunkBytes { get; init; } = 1024 * 1024;

    internal VelociraptorClientOptions Validated()
    {
        if (QueryTimeout < TimeSpan.FromSeconds(1))
        {
            throw new ConfigurationException($"QueryTimeout is {QueryTimeout}.", "The server counts whole seconds: give it at least one.");
        }

        if (ConnectTimeout <= TimeSpan.Zero)
        {
            throw new ConfigurationException($"ConnectTimeout is {ConnectTimeout}.", "Leave it out for 10 seconds, or give more than zero.");
        }

        return TimeProvider is not null ? this : throw new ConfigurationException("TimeProvider is null.", "Leave it out for the system's clock.");
    }
}
