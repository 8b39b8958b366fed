using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Diagnostics;

/// <summary>A place in a source file as plain data: a Roslyn location would keep a whole compilation alive in the pipeline.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    internal static LocationInfo? From(Location? location) =>
        location is { SourceTree: { } tree } ? From(tree, location.SourceSpan) : null;

    internal static LocationInfo From(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span, tree.GetLineSpan(span).Span);

    internal Location ToLocation() => Location.Create(Path, Span, Lines);
}
