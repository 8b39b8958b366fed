namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Takes a path of an endpoint apart as people write it. The artifacts of the file browser want components: a path in text they ignore.</summary>
internal static class PathText
{
    private const string Device = @"\\.\";

    internal static IReadOnlyList<string> Components(string path)
    {
        // A path that begins with a slash may hold backslashes in its names; others are of Windows, which takes both.
        char[] separators = path.StartsWith('/') ? ['/'] : ['/', '\\'];
        string rest = path.StartsWith(Device, StringComparison.Ordinal) ? path[Device.Length..] : path;
        string[] components = rest.Split(separators, StringSplitOptions.RemoveEmptyEntries);
        return rest.Length < path.Length && components.Length > 0 ? [Device + components[0], .. components.Skip(1)] : components;
    }
}
