using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Checking.Files;

namespace Megaraptor.Cli.Language;

/// <summary>Finds and reads the VQL and artifact files that paths name.</summary>
internal static class SourceFiles
{
    /// <summary>The path that stands for standard input.</summary>
    internal const string StandardInput = "-";

    private static readonly EnumerationOptions s_everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    /// <summary>Reads the files that paths name: a file as it is, of a folder the VQL files and those YAML files that are artifacts.</summary>
    /// <param name="paths">Files, folders, or <c>-</c> for standard input.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The files, each once, in the order of the paths and within a folder by name.</returns>
    /// <exception cref="InvalidArgumentException">A path names nothing, or nothing that can be read.</exception>
    internal static async Task<IReadOnlyList<SourceFile>> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var files = new List<SourceFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            bool isFound = true;
            if (path == StandardInput)
            {
                string text = await Console.In.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                files.Add(new SourceFile(path, text, SourceKinds.OfText(text)));
            }
            else if (Directory.Exists(path))
            {
                isFound = false;
                foreach (string file in FilesOf(path))
                {
                    isFound |= await AddAsync(file, isNamed: false, files, seen, cancellationToken).ConfigureAwait(false);
                }
            }
            else
            {
                await AddAsync(path, isNamed: true, files, seen, cancellationToken).ConfigureAwait(false);
            }

            if (!isFound)
            {
                throw new InvalidArgumentException($"There is no VQL and no artifact in {path}.", "VQL files end in .vql, artifacts in .yaml or .yml; an artifact has a name, and sources, parameters or an export.");
            }
        }

        return files;
    }

    /// <summary>Reads a file that the user named.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidArgumentException">The file cannot be read.</exception>
    internal static async Task<string> TextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidArgumentException($"There is no file {path}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidArgumentException($"{path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>The VQL and YAML files of a folder. Those of the working folder have no <c>./</c> in front, which no editor and no report needs.</summary>
    private static IOrderedEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", s_everywhere)
            .Where(static file => SourceKinds.OfPath(file) is not null)
            .Select(file => folder == "." ? Path.GetRelativePath(folder, file) : file)
            .Order(StringComparer.Ordinal);

    /// <summary>Adds a file once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isNamed">True when the user named it: then it is taken for VQL or an artifact whatever it holds.</param>
    /// <param name="files">The files so far.</param>
    /// <param name="seen">The full paths of the files so far.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>True when the file is among the files now.</returns>
    private static async Task<bool> AddAsync(string path, bool isNamed, List<SourceFile> files, HashSet<string> seen, CancellationToken cancellationToken)
    {
        string fullPath = Path.GetFullPath(path);
        if (seen.Contains(fullPath))
        {
            return true;
        }

        string text = await TextAsync(path, cancellationToken).ConfigureAwait(false);
        SourceKind kind = SourceKinds.OfPath(path) ?? SourceKinds.OfText(text);
        if (!isNamed && kind == SourceKind.Artifact && !SourceKinds.IsArtifact(text))
        {
            return false;
        }

        seen.Add(fullPath);
        files.Add(new SourceFile(path, text, kind));
        return true;
    }
}
