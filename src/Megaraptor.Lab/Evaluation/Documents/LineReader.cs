namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Reads a file line by line.</summary>
/// <param name="file">The file.</param>
internal sealed class LineReader(Stream file)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isOver;

    /// <summary>Reads a line.</summary>
    /// <returns>The line with its line feed, if it has one; null at the end.</returns>
    public byte[]? Read()
    {
        int searched = 0;
        while (true)
        {
            int feed = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                return Take(searched + feed + 1);
            }

            searched = _end - _start;
            if (_isOver)
            {
                return searched == 0 ? null : Take(searched);
            }

            Fill();
        }
    }

    private byte[] Take(int length)
    {
        byte[] line = _buffer.AsSpan(_start, length).ToArray();
        _start += length;
        return line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = file.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isOver = read == 0;
    }
}
