using System.Text;
using Megaraptor.Vql.Artifacts.Yaml;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>A text with pieces cut out and others put in, which knows where its characters come from.</summary>
/// <param name="text">The text as it was.</param>
internal sealed class TextRewrite(string text)
{
    private readonly StringBuilder _result = new(text.Length + 64);
    private readonly TextMap _map = new();
    private int _copied;
    private string? _finished;

    /// <summary>The text as it became. Asking ends the changes.</summary>
    internal string Result => _finished ??= Finish();

    /// <summary>Leaves a piece out; it stands behind all earlier changes.</summary>
    internal void Cut(int at, int length)
    {
        CopyTo(at);
        _copied = at + length;
    }

    /// <summary>Puts something in, behind all earlier changes.</summary>
    internal void Insert(int at, string inserted)
    {
        CopyTo(at);
        _result.Append(inserted);
    }

    /// <summary>The place in the text as it was of a place in the text as it became.</summary>
    internal SourceSpan Locate(SourceSpan inside) => _map.Locate(inside, new SourceSpan(0, text.Length));

    private string Finish()
    {
        CopyTo(text.Length);
        return _result.ToString();
    }

    private void CopyTo(int end)
    {
        _map.Append(_result, text, _copied, end - _copied);
        _copied = end;
    }
}
