using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>What became of a text: always a tree, and the errors that were found on the way.</summary>
public sealed class VqlParseResult
{
    private LineMap? _lines;

    internal VqlParseResult(string text, VqlScript script, IReadOnlyList<SyntaxError> errors)
    {
        Text = text;
        Script = script;
        Errors = errors;
    }

    /// <summary>The text that was parsed.</summary>
    public string Text { get; }

    /// <summary>The tree. Where the text is broken it holds missing names and expressions.</summary>
    public VqlScript Script { get; }

    /// <summary>The errors, in the order of the text; none for what the server accepts.</summary>
    public IReadOnlyList<SyntaxError> Errors { get; }

    /// <summary>Whether the server's parser accepts the text.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>The lines of the text.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);
}
