using System.Text;

namespace Megaraptor.Vql.Formatting;

/// <summary>Prints a layout: a group stays on its line when it fits there, else its lines break.</summary>
internal sealed class DocPrinter(int width, int indentation)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _suffix = new();
    private readonly Stack<(Doc Doc, int Indent, bool IsFlat)> _open = new();
    private int _column;

    internal string Print(Doc doc)
    {
        _open.Push((doc, 0, false));
        while (_open.Count > 0)
        {
            (Doc part, int indent, bool isFlat) = _open.Pop();
            switch (part)
            {
                case DocText text:
                    Write(text.Text, indent);
                    break;
                case DocLineSuffix suffix:
                    _suffix.Append(' ').Append(suffix.Text);
                    break;
                case DocLine line when isFlat:
                    Write(line.Flat, indent);
                    break;
                case DocLine:
                    Break(indent);
                    break;
                case DocBreak { IsFresh: false }:
                    Break(indent);
                    break;
                case DocBreak when !IsLineEmpty():
                    Break(indent);
                    break;
                case DocBlankLine:
                    BlankLine(indent);
                    break;
                case DocList list:
                    for (int i = list.Parts.Count - 1; i >= 0; i--)
                    {
                        _open.Push((list.Parts[i], indent, isFlat));
                    }

                    break;
                case DocIndent inner:
                    _open.Push((inner.Content, indent + indentation, isFlat));
                    break;
                case DocGroup group:
                    _open.Push((group.Content, indent, isFlat || (!group.IsBroken && Fits(group.Content))));
                    break;
            }
        }

        EndLine();
        return _text.ToString();
    }

    /// <summary>Whether a group fits into the rest of the line, together with what follows it up to the next possible break.</summary>
    private bool Fits(Doc content)
    {
        int left = width - _column;
        var rest = new Stack<(Doc Doc, bool IsFlat)>();
        rest.Push((content, true));
        using Stack<(Doc Doc, int Indent, bool IsFlat)>.Enumerator following = _open.GetEnumerator();
        while (left >= 0)
        {
            if (rest.Count == 0)
            {
                if (!following.MoveNext())
                {
                    return true;
                }

                rest.Push((following.Current.Doc, following.Current.IsFlat));
            }

            (Doc part, bool isFlat) = rest.Pop();
            switch (part)
            {
                case DocText text:
                    left -= text.Text.Length;
                    break;
                case DocLine line when isFlat:
                    left -= line.Flat.Length;
                    break;
                case DocLine or DocBreak or DocBlankLine:
                    return true;
                case DocList list:
                    for (int i = list.Parts.Count - 1; i >= 0; i--)
                    {
                        rest.Push((list.Parts[i], isFlat));
                    }

                    break;
                case DocIndent inner:
                    rest.Push((inner.Content, isFlat));
                    break;
                case DocGroup group:
                    rest.Push((group.Content, isFlat && !group.IsBroken));
                    break;
            }
        }

        return false;
    }

    private void Write(string text, int indent)
    {
        if (_suffix.Length > 0)
        {
            // A comment to the end of the line waits: what follows it begins the next line.
            if (text.Trim(' ').Length == 0)
            {
                return;
            }

            Break(indent);
        }

        _text.Append(text);
        int lineStart = text.LastIndexOf('\n');
        _column = lineStart < 0 ? _column + text.Length : text.Length - lineStart - 1;
    }

    private void Break(int indent)
    {
        EndLine();
        _text.Append('\n').Append(' ', indent);
        _column = indent;
    }

    private void BlankLine(int indent)
    {
        EndLine();
        int end = _text.Length;
        bool isBlankAlready = end == 0 || (end >= 2 && _text[end - 1] == '\n' && _text[end - 2] == '\n');
        if (!isBlankAlready)
        {
            _text.Append(_text[end - 1] == '\n' ? "\n" : "\n\n");
        }

        _text.Append(' ', indent);
        _column = indent;
    }

    /// <summary>Writes what waits for the end of the line, and leaves no blanks there.</summary>
    private void EndLine()
    {
        _text.Append(_suffix);
        _suffix.Clear();
        while (_text.Length > 0 && _text[_text.Length - 1] == ' ')
        {
            _text.Length--;
        }
    }

    private bool IsLineEmpty()
    {
        for (int i = _text.Length - 1; i >= 0 && _text[i] != '\n'; i--)
        {
            if (_text[i] != ' ')
            {
                return false;
            }
        }

        return _suffix.Length == 0;
    }
}
