namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>The beginning of a Windows path that is one component although it holds backslashes: a device or a share's host.</summary>
internal static class WindowsPrefix
{
    private const string GlobalRoot = @"GLOBALROOT\Device\";

    /// <summary>The length of such a beginning.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Its length, or 0.</returns>
    public static int LengthOf(string path)
    {
        if (!path.StartsWith(@"\\", StringComparison.Ordinal))
        {
            return 0;
        }

        if (path.Length > 4 && path[2] is '?' or '.' && path[3] == '\\')
        {
            if (path.Length >= 6 && char.IsAsciiLetter(path[4]) && path[5] == ':')
            {
                return 6;
            }

            if (path.AsSpan(4).StartsWith(GlobalRoot, StringComparison.OrdinalIgnoreCase))
            {
                int device = 4 + GlobalRoot.Length;
                int end = path.AsSpan(device).IndexOfAny('/', '\\');
                int length = end < 0 ? path.Length : device + end;
                return length > device ? length : 0;
            }
        }

        int host = path.IndexOf('\\', 2);
        return host > 2 ? host : 0;
    }
}
