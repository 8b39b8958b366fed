using System.Text;

namespace Megaraptor.Generators.Text;

/// <summary>Writes generated C#: lines with their indentation, blocks in braces. Line ends are \n on every system.</summary>
internal sealed class IndentedWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    internal void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes lines that bring their own relative indentation, such as those of a raw string.</summary>
    internal void Lines(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            Line(line);
        }
    }

    internal Block Braces(string head, string tail = "")
    {
        Line(head);
        Line("{");
        _depth++;
        return new Block(this, "}" + tail);
    }

    internal Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    public override string ToString() => _text.ToString();

    /// <summary>Ends a block when disposed.</summary>
    internal readonly struct Block : IDisposable
    {
        private readonly IndentedWriter _writer;
        private readonly string? _end;

        internal Block(IndentedWriter writer, string? end)
        {
            _writer = writer;
            _end = end;
        }

        public void Dispose()
        {
            _writer._depth--;
            if (_end is not null)
            {
                _writer.Line(_end);
            }
        }
    }
}
