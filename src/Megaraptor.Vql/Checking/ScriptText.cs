using System.Text;
using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking;

/// <summary>Statements that are written in several places and run as one text.</summary>
internal sealed class ScriptText
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Start, ArtifactText? Origin)> _parts = [];

    /// <summary>All statements.</summary>
    internal string Text => _text.ToString();

    /// <summary>Adds statements that are judged elsewhere: what is found in them is not said here.</summary>
    internal void AddForeign(string text) => Add(text, null);

    /// <summary>Adds statements of this artifact.</summary>
    internal void Add(ArtifactText text) => Add(text.Value, text);

    /// <summary>The place in the file; null in statements that are judged elsewhere.</summary>
    internal SourceSpan? Locate(SourceSpan inside)
    {
        int part = _parts.FindLastIndex(candidate => candidate.Start <= inside.Start);
        return part < 0 ? null : _parts[part].Origin?.Locate(inside.Shift(-_parts[part].Start));
    }

    private void Add(string text, ArtifactText? origin)
    {
        _parts.Add((_text.Length, origin));
        _text.Append(text).Append('\n');
    }
}
