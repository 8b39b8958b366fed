using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>
/// Where the password of an encrypted private key comes from: a file, an environment variable, or whoever is asked. Looked for
/// only when a key is encrypted. Never an argument of a command line, which every user of the machine could read.
/// </summary>
public sealed class KeyPassword
{
    /// <summary>The variable that may hold the password.</summary>
    public const string Variable = "VELOCIRAPTOR_CLIENT_KEY_PASSWORD";

    /// <summary>The variable that may name the file with the password.</summary>
    public const string FileVariable = "VELOCIRAPTOR_CLIENT_KEY_PASSWORD_FILE";

    private readonly Func<string, string?> _find;

    private KeyPassword(Func<string, string?> find) => _find = find;

    /// <summary>From a file: its first line.</summary>
    /// <param name="path">The file; only its owner may read it (mode 0600). A leading <c>~</c> is the home folder.</param>
    /// <returns>The source of the password.</returns>
    public static KeyPassword FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new KeyPassword(_ => PasswordFile.Read(UserPath.Expand(path)));
    }

    /// <summary>From one environment variable.</summary>
    /// <param name="name">The variable's name.</param>
    /// <returns>The source of the password.</returns>
    public static KeyPassword FromVariable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new KeyPassword(_ => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null);
    }

    /// <summary>From <see cref="Variable"/>, or from the file that <see cref="FileVariable"/> names. This is what counts where nothing else is said.</summary>
    /// <param name="read">Reads a variable; null for the process's environment.</param>
    /// <returns>The source of the password.</returns>
    public static KeyPassword FromEnvironment(Func<string, string?>? read = null)
    {
        read ??= Environment.GetEnvironmentVariable;
        return new KeyPassword(_ =>
            read(Variable) is { Length: > 0 } password ? password
            : read(FileVariable) is { Length: > 0 } path ? PasswordFile.Read(UserPath.Expand(path))
            : null);
    }

    /// <summary>From a callback: a vault, or a person who is asked.</summary>
    /// <param name="ask">Gets the source of the configuration, for the question; returns the password, or null when there is none.</param>
    /// <returns>The source of the password.</returns>
    public static KeyPassword FromCallback(Func<string, string?> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new KeyPassword(ask);
    }

    /// <summary>From another source where this one has no password.</summary>
    /// <param name="other">The other source.</param>
    /// <returns>Both sources.</returns>
    public KeyPassword OrElse(KeyPassword other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new KeyPassword(source => _find(source) ?? other._find(source));
    }

    /// <summary>Finds the password of a configuration's key.</summary>
    /// <param name="what">The key and where it stands, for the message.</param>
    /// <param name="source">Where the configuration came from.</param>
    /// <exception cref="ConfigurationException">There is none.</exception>
    internal string Find(string what, string source) => _find(source) is { Length: > 0 } password
        ? password
        : throw new ConfigurationException(
            $"{what} is encrypted, and no password was given.",
            $"Put the password into the variable {Variable}, or into a file of mode 0600 that {FileVariable} or --key-password-file names. Or have the file written without --password.");
}
