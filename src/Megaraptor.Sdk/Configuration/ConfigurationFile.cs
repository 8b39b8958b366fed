namespace Megaraptor.Sdk.Configuration;

/// <summary>The file that a configuration was read from, and how to read it again.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Version">How the file stood just before it was read.</param>
/// <param name="Read">Reads and checks it anew.</param>
internal sealed record ConfigurationFile(string Path, FileVersion Version, Func<ApiClientConfiguration> Read);

/// <summary>Tells whether a file was written since: cheap enough to be asked at every call.</summary>
/// <param name="Written">When it was last written; far in the past when it is not there.</param>
/// <param name="Length">Its length; 0 when it is not there.</param>
internal readonly record struct FileVersion(DateTime Written, long Length)
{
    /// <summary>How the file stands now. A link is followed: mounted secrets are replaced by turning one.</summary>
    internal static FileVersion Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            FileInfo target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
            return target.Exists ? new FileVersion(target.LastWriteTimeUtc, target.Length) : default;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Being replaced at this moment, or not ours to see: reading it says which.
            return default;
        }
    }
}
