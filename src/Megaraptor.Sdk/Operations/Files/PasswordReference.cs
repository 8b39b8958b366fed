using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Reads a password from where a reference says. A password itself is never an argument: those are logged, and seen by models.</summary>
internal static class PasswordReference
{
    /// <summary>What variables with passwords begin with: no other one is read, since what is read is sent to the server.</summary>
    internal const string VariablePrefix = "MEGARAPTOR_";

    private const string Environment = "env:";
    private const string File = "file:";
    private const string Advice = "Write env:MEGARAPTOR_… for an environment variable of that name, or file:PATH for the first line of a file that only you can read.";

    internal static string? Read(string? reference) => reference switch
    {
        null => null,
        _ when reference.StartsWith(Environment, StringComparison.Ordinal) => Variable(reference[Environment.Length..]),
        _ when reference.StartsWith(File, StringComparison.Ordinal) => FirstLine(UserPath.Expand(reference[File.Length..])),
        // The text is not repeated: it may be the password.
        _ => throw new InvalidArgumentException("The password is to be named, not given.", Advice),
    };

    private static string Variable(string name)
    {
        if (!name.StartsWith(VariablePrefix, StringComparison.Ordinal))
        {
            throw new InvalidArgumentException($"The variable of a password has to begin with {VariablePrefix}.", Advice);
        }

        return System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } password
            ? password
            : throw new InvalidArgumentException("The variable that names the password is not set, or empty.", Advice);
    }

    private static string FirstLine(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            {
                throw new InvalidArgumentException("Others can read the file with the password.", "Take their rights away: chmod 600.");
            }

            return System.IO.File.ReadLines(path).FirstOrDefault() is { Length: > 0 } password
                ? password
                : throw new InvalidArgumentException("The file with the password is empty.", Advice);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidArgumentException($"The file with the password cannot be read: {failure.Message}", Advice);
        }
    }
}
