namespace Megaraptor.Lab.Certificates;

/// <summary>Writes files that hold keys.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file that only the current user can read, in one step: nobody sees half of it, or the old one's wider mode.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        string draft = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var writer = new StreamWriter(draft, options);
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
