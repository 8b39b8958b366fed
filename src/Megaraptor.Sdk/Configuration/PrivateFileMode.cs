using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Configuration;

/// <summary>Checks who may read a file that holds a secret: whoever can read a key can act as its owner.</summary>
internal static class PrivateFileMode
{
    /// <summary>Refuses a file that other users can read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="secret">What it holds: "a private key".</param>
    /// <returns>A warning where its group can read it, else null.</returns>
    internal static string? Check(FileInfo file, string secret)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        UnixFileMode mode = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).UnixFileMode;
        string shown = Convert.ToString((int)mode, 8).PadLeft(4, '0');
        const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if ((mode & Others) != 0)
        {
            throw new ConfigurationException(
                $"{file.FullName} holds {secret} and can be read or written by other users (mode {shown}).",
                $"Run: chmod 600 {file.FullName}");
        }

        // Secrets mounted into containers are readable for one group on purpose.
        return (mode & UnixFileMode.GroupRead) == 0
            ? null
            : $"{file.FullName} holds {secret} and can be read by its group (mode {shown}): chmod 600, unless the group is this service's own.";
    }
}
