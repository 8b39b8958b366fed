namespace Megaraptor.Sdk.Configuration;

/// <summary>Paths as people write them.</summary>
internal static class UserPath
{
    /// <summary>The full path; a leading <c>~</c> is the home folder.</summary>
    internal static string Expand(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal))
        {
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            path = home + path[1..];
        }

        return Path.GetFullPath(path);
    }
}
