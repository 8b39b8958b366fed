using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>A configuration given as single values: address, certificates and key. They come from environment variables or from a section of an application's settings.</summary>
internal static class MaterialValues
{
    /// <summary>Whether any of the values is there that begin such a configuration.</summary>
    internal static bool AreGiven(Func<string, string?> read, MaterialNames names) => Value(read, names.Address) is not null || Value(read, names.ClientCertificate) is not null;

    /// <summary>Reads and checks the values.</summary>
    /// <param name="read">Reads a value by its name.</param>
    /// <param name="names">The names.</param>
    /// <param name="source">Where they stand, for messages.</param>
    /// <param name="remedy">What else could be configured, for the message.</param>
    /// <param name="clock">The clock against which certificates are checked.</param>
    /// <param name="keyPassword">Where the password of an encrypted key comes from; null for the environment.</param>
    internal static ApiClientConfiguration Check(Func<string, string?> read, MaterialNames names, string source, string remedy, TimeProvider clock, KeyPassword? keyPassword)
    {
        if (((string[])[names.Address, names.ClientCertificate, names.PrivateKey, names.CertificateAuthority]).Where(name => Value(read, name) is null).ToArray() is { Length: > 0 } missing)
        {
            throw new ConfigurationException(
                $"{char.ToUpperInvariant(source[0])}{source[1..]} lacks {string.Join(", ", missing)}.",
                $"Set them too: the address as host:port, certificates and key as PEM or as the path of a PEM file. {remedy}");
        }

        var material = new ApiClientMaterial
        {
            Address = Value(read, names.Address),
            CertificateAuthority = Pem(read, names.CertificateAuthority),
            ClientCertificate = Pem(read, names.ClientCertificate),
            PrivateKey = Pem(read, names.PrivateKey),
            Names = names,
        };
        return material.Check(source, clock, keyPassword);
    }

    internal static string? Value(Func<string, string?> read, string name) =>
        read(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>PEM only where it begins like PEM; anything else is a path that must exist, so that a mistyped path is found.</summary>
    private static string? Pem(Func<string, string?> read, string name)
    {
        if (Value(read, name) is not { } value || value.StartsWith("-----BEGIN", StringComparison.Ordinal))
        {
            return Value(read, name);
        }

        string path = UserPath.Expand(value);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"{name} names the file {path}, which cannot be read.",
                "Set it to the path of a PEM file, or to the PEM text itself, which begins with -----BEGIN.",
                exception);
        }
    }
}
