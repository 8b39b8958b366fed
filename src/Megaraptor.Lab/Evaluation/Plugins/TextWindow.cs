using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>A window that slides over the text of a file.</summary>
/// <param name="file">The file.</param>
/// <param name="size">The window's size in bytes.</param>
internal sealed class TextWindow(Stream file, int size)
{
    private readonly byte[] _bytes = new byte[size];
    private int _length;
    private bool _isOver;
    private string? _text;

    /// <summary>The text in the window.</summary>
    public string Text => _text ??= Ascii.IsValid(_bytes.AsSpan(0, _length)) ? Encoding.ASCII.GetString(_bytes, 0, _length) : StringEscapes.FromBytes(_bytes[.._length]);

    /// <summary>Fills what is free of the window.</summary>
    /// <returns>False when nothing is left.</returns>
    public bool TryFill()
    {
        while (!_isOver && _length < _bytes.Length)
        {
            int read = file.Read(_bytes, _length, _bytes.Length - _length);
            _isOver = read == 0;
            _length += read;
            _text = null;
        }

        return _length > 0;
    }

    /// <summary>Moves the window.</summary>
    /// <param name="characters">By how much of its text.</param>
    public void MoveTo(int characters)
    {
        int bytes = StringEscapes.ToBytes(Text[..characters]).Length;
        _bytes.AsSpan(bytes, _length - bytes).CopyTo(_bytes);
        _length -= bytes;
        _text = Text[characters..];
    }

    /// <summary>Drops the whole window.</summary>
    public void Clear()
    {
        _length = 0;
        _text = null;
    }
}
