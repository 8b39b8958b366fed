using System.Security;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Files;

/// <summary>
/// The one folder into which downloads and exports go. Names come from endpoints and servers: they are made plain, folders
/// that are links are refused, and nothing that is there is overwritten.
/// </summary>
internal sealed class OutputFolder
{
    /// <summary>The environment variable that names the folder where the options do not.</summary>
    internal const string Variable = "MEGARAPTOR_OUTPUT_FOLDER";

    private const string Default = "megaraptor-files";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _root;

    /// <summary>Names the folder. It is made when the first file is.</summary>
    /// <param name="path">The folder; null for the one that the environment names, or <c>megaraptor-files</c> in the current folder.</param>
    internal OutputFolder(string? path)
    {
        string? named = string.IsNullOrWhiteSpace(path) ? Environment.GetEnvironmentVariable(Variable) : path;
        _root = Path.TrimEndingDirectorySeparator(UserPath.Expand(string.IsNullOrWhiteSpace(named) ? Default : named.Trim()));
    }

    /// <summary>Begins a file, or goes on with one that was left half written.</summary>
    /// <param name="folders">The folders below this one, outermost first; any text.</param>
    /// <param name="name">The file's name; any text.</param>
    /// <param name="origin">Says of what the bytes are, so that they are continued only by bytes of the same; null when it is never continued.</param>
    /// <returns>The file.</returns>
    /// <exception cref="OutputException">It is there already, or cannot be written.</exception>
    internal OutputFile Begin(IEnumerable<string> folders, string name, string? origin = null)
    {
        string path = PathOf(folders, name);
        EnsureNew(path);
        return OutputFailures.Guard(path, () => OutputFile.Open(path, origin));
    }

    /// <summary>Makes sure that a file is not there, before work is done for it.</summary>
    /// <param name="folders">The folders below this one.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="OutputException">It is there already.</exception>
    internal void EnsureNew(IEnumerable<string> folders, string name) => EnsureNew(PathOf(folders, name));

    /// <summary>What a file that was left half written says of its bytes; null when there is none.</summary>
    internal string? OriginOf(IEnumerable<string> folders, string name)
    {
        string path = PathOf(folders, name);
        return OutputFailures.Guard(path, () => OutputFile.OriginOf(path));
    }

    private static void EnsureNew(string path)
    {
        if (Path.Exists(path))
        {
            throw new OutputException($"There is already a file {path}.", "Nothing is overwritten: move it away first.");
        }
    }

    private string PathOf(IEnumerable<string> folders, string name)
    {
        string folder = _root;
        Make(folder, isRoot: true);
        foreach (string inner in folders)
        {
            folder = Path.Combine(folder, SafeName.Of(inner));
            Make(folder, isRoot: false);
        }

        string path = Path.Combine(folder, SafeName.Of(name));
        string below = Path.GetRelativePath(_root, Path.GetFullPath(path));
        return !below.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(below)
            ? path
            : throw new SecurityException("A name led out of the output folder.");
    }

    private static void Make(string folder, bool isRoot) => OutputFailures.Guard(folder, () =>
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Private);
        }

        // The folder itself may be a link of the user's; one below it would lead out.
        return isRoot || new DirectoryInfo(folder).LinkTarget is null
            ? true
            : throw new OutputException($"{folder} is a link.", "Files are written below the output folder only: remove the link.");
    });
}
