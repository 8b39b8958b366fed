using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Syntax.Refusals;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>What became of a text: always a tree, and the errors that were found on the way.</summary>
public sealed class VqlParseResult
{
    private readonly bool _isTemplate;
    private readonly IReadOnlyList<SyntaxError> _found;
    private LineMap? _lines;
    private ServerRefusal? _refusal;
    private IReadOnlyList<SyntaxError>? _errors;

    internal VqlParseResult(string text, VqlScript script, IReadOnlyList<SyntaxError> errors, bool isTemplate)
    {
        Text = text;
        Script = script;
        _found = errors;
        _isTemplate = isTemplate;
    }

    /// <summary>The text that was parsed.</summary>
    public string Text { get; }

    /// <summary>The tree. Where the text is broken it holds missing names and expressions.</summary>
    public VqlScript Script { get; }

    /// <summary>
    /// The errors; none for what the server accepts. The first begins where the server sees its one error, the others
    /// follow in the order of the text.
    /// </summary>
    public IReadOnlyList<SyntaxError> Errors => _errors ??= Refusal is { } refusal ? Aligned(refusal.Offset) : _found;

    /// <summary>Whether the server's parser accepts the text.</summary>
    public bool IsValid => _found.Count == 0;

    /// <summary>The error with which the server refuses the text; null when it accepts it, and for a template, which it never sees.</summary>
    public ServerRefusal? Refusal => _refusal ??= IsValid || _isTemplate ? null : RefusalFinder.Find(Text, Lines, _found[0], ServerGrammar.Start);

    /// <summary>The lines of the text.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);

    /// <summary>Puts the error that the server names first: the one at its place, else ours, stretched to begin there.</summary>
    private IReadOnlyList<SyntaxError> Aligned(int offset)
    {
        SyntaxError first = _found.FirstOrDefault(error => error.Span.Start == offset) ?? _found[0];
        if (first == _found[0] && first.Span.Start == offset)
        {
            return _found;
        }

        int end = Math.Max(first.Span.End, offset);
        return [first with { Span = SourceSpan.Between(offset, end) }, .. _found.Where(error => error != first)];
    }
}
