using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Where the API of a Velociraptor server listens: a host and port, or a unix socket.</summary>
public sealed record ServerAddress
{
    private const string UnixScheme = "unix://";
    private const string TlsScheme = "https://";

    private ServerAddress(string host, int port, string? socketPath)
    {
        Host = host;
        Port = port;
        SocketPath = socketPath;
    }

    /// <summary>The host name or IP address; "" for a unix socket.</summary>
    public string Host { get; }

    /// <summary>The port, 1 to 65535; 0 for a unix socket.</summary>
    public int Port { get; }

    /// <summary>The path of the unix socket, or null.</summary>
    public string? SocketPath { get; }

    internal EndPoint EndPoint => SocketPath is not null
        ? new UnixDomainSocketEndPoint(SocketPath)
        : IPAddress.TryParse(Host, out IPAddress? address) ? new IPEndPoint(address, Port) : new DnsEndPoint(Host, Port);

    /// <summary>Reads an address.</summary>
    /// <param name="text"><c>host:port</c>, <c>[ipv6]:port</c>, <c>https://host:port</c> or <c>unix://path</c>.</param>
    /// <param name="source">The key or variable that holds it, for the message.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ConfigurationException">The text is no such address.</exception>
    public static ServerAddress Parse(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        string rest = text.Trim();
        if (rest.StartsWith(UnixScheme, StringComparison.OrdinalIgnoreCase))
        {
            string path = rest[UnixScheme.Length..];
            return path.Length > 0 ? new ServerAddress("", 0, path) : throw Bad(text, source, "the path of the socket is missing");
        }

        if (rest.StartsWith(TlsScheme, StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[TlsScheme.Length..];
        }
        else if (rest.Contains("://", StringComparison.Ordinal))
        {
            throw Bad(text, source, "the API speaks TLS only");
        }

        if (rest.EndsWith('/') && rest.IndexOf('/', StringComparison.Ordinal) == rest.Length - 1)
        {
            rest = rest[..^1];
        }

        int colon = rest.LastIndexOf(':');
        if (rest.Contains('/', StringComparison.Ordinal))
        {
            throw Bad(text, source, "it holds a path, which the API has not");
        }

        if (colon <= 0 || !int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535)
        {
            throw Bad(text, source, "a host and a port from 1 to 65535 are needed");
        }

        string host = rest[..colon];
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        if (!isBracketed && host.Contains(':', StringComparison.Ordinal))
        {
            throw Bad(text, source, "an IPv6 address stands in brackets");
        }

        return new ServerAddress(isBracketed ? host[1..^1] : host, port, null);
    }

    /// <inheritdoc/>
    public override string ToString() => SocketPath is not null
        ? UnixScheme + SocketPath
        : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static ConfigurationException Bad(string text, string source, string why) => new(
        $"{source} is not the address of a Velociraptor API ('{text}'): {why}.",
        "Write host:port (the default port is 8001), https://host:port or unix:///path/to/socket.");
}
