namespace Megaraptor.Docs.Tests.Snippets;

/// <summary>A fenced block of a document.</summary>
/// <param name="Document">The document, relative to the repository.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Language">The word behind the fence; "" for none.</param>
/// <param name="Text">What it holds.</param>
public sealed record Snippet(string Document, int Line, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>All snippets of all documents.</summary>
    internal static IReadOnlyList<Snippet> All { get; } = [.. RepositoryFiles.Documents().SelectMany(Read)];

    /// <summary>The snippets of a language, as the data of a theory.</summary>
    internal static TheoryData<Snippet> Of(string language) => [.. All.Where(snippet => snippet.Language == language)];

    /// <inheritdoc/>
    public override string ToString() => $"{Document}({Line})";

    private static IEnumerable<Snippet> Read(string document)
    {
        string[] lines = RepositoryFiles.Read(document).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, static line => line == Fence);
            yield return new Snippet(document, i + 1, lines[i][Fence.Length..].Trim(), string.Join('\n', lines[(i + 1)..end]));
            i = end;
        }
    }
}
