using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Prompts;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Offline;

/// <summary>The password of locked containers: from a file, from the environment, or typed by a person; never an argument, which every user of the machine could read.</summary>
internal static class ContainerPassword
{
    /// <summary>The variable that may hold it.</summary>
    internal const string Variable = "MEGARAPTOR_CONTAINER_PASSWORD";

    /// <summary>Finds the password.</summary>
    /// <param name="file">The file whose first line it is, or null.</param>
    /// <param name="container">The container that needs it, for the question.</param>
    /// <param name="terminal">Where it is asked for.</param>
    /// <exception cref="ConfigurationException">There is none, and nobody can be asked.</exception>
    internal static string Find(string? file, string container, Terminal terminal)
    {
        if (file is not null)
        {
            return FromFile(file);
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } password)
        {
            return password;
        }

        return SecretPrompt.Ask(terminal, $"Password of {container}")
            ?? throw new ConfigurationException($"{container} is locked, and no password was given.", $"Put it into a file and give --password-file FILE, or into the variable {Variable}.");
    }

    private static string FromFile(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return reader.ReadLine() is { Length: > 0 } line
                ? line
                : throw new ConfigurationException($"The first line of {path} is empty, where the password should be.", "Write the password into its first line.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The password cannot be read from {path}: {failure.Message}", "Check --password-file.", failure);
        }
    }
}
