using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Reads a password from a file that only its owner may read.</summary>
internal static class PasswordFile
{
    internal static string Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists)
            {
                PrivateFileMode.Check(file, "a password");
            }

            using var reader = new StreamReader(path);
            return reader.ReadLine() is { Length: > 0 } line
                ? line
                : throw new ConfigurationException($"The first line of {path} is empty, where the password of the key should be.", "Write the password into its first line.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The password of the key cannot be read from {path}: {failure.Message}", "Check the path and who owns the file.", failure);
        }
    }
}
