using System.Globalization;

namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>A place in a program.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>The name that the server gives to every program.</summary>
    private const string FileName = "apparent/filename.star";

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FileName}:{Line}:{Column}");
}
