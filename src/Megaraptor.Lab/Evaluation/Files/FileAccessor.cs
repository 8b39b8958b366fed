using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>A way to open files, which functions take by its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its paths are written.</param>
/// <param name="Open">
/// Opens a file for reading; throws <see cref="Calls.CallFailedException"/> when it cannot. Null for one that only the server has.
/// </param>
internal sealed record FileAccessor(string Name, PathKind Kind, Func<Scope, OsPath, Stream>? Open)
{
    /// <summary>The permission without which nothing is opened, or null.</summary>
    public string? Permission { get; init; }
}
