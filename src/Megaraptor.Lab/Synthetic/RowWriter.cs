using System.Globalization;
using Megaraptor.Lab.Evaluation.Json;

namespace Megaraptor.Lab.Synthetic;

/// <summary>Writes rows as the server stores them.</summary>
internal sealed class RowWriter
{
    private readonly JsonBuffer _buffer = new(512);

    /// <summary>Begins a row.</summary>
    public void Begin()
    {
        _buffer.TruncateTo(0);
        _buffer.Write((byte)'{');
    }

    /// <summary>Ends the row.</summary>
    /// <returns>The row.</returns>
    public byte[] End()
    {
        Close();
        return _buffer.Written.ToArray();
    }

    /// <summary>Adds a column with a text; null for NULL.</summary>
    public RowWriter Text(string name, string? value)
    {
        Name(name);
        if (value is null)
        {
            _buffer.Write("null"u8);
        }
        else
        {
            JsonString.Write(_buffer, value);
        }

        return this;
    }

    /// <summary>Adds a column with an integer.</summary>
    public RowWriter Number(string name, long value)
    {
        Name(name);
        _buffer.Write(value);
        return this;
    }

    /// <summary>Adds a column with an integer that may be too large for a signed one.</summary>
    public RowWriter Unsigned(string name, ulong value)
    {
        Name(name);
        _buffer.Write(value);
        return this;
    }

    /// <summary>Adds a column with true or false.</summary>
    public RowWriter Flag(string name, bool value)
    {
        Name(name);
        _buffer.Write(value ? "true"u8 : "false"u8);
        return this;
    }

    /// <summary>Adds a column with a time.</summary>
    /// <param name="name">The column.</param>
    /// <param name="seconds">The time, in seconds since 1970.</param>
    /// <param name="ticks">What to add, in steps of 100 nanoseconds.</param>
    public RowWriter Time(string name, long seconds, long ticks = 0)
    {
        Name(name);
        WriteTime(seconds, ticks);
        return this;
    }

    /// <summary>Adds a column with times.</summary>
    public RowWriter Times(string name, IEnumerable<long> seconds)
    {
        Name(name);
        List(seconds, second => WriteTime(second, 0));
        return this;
    }

    /// <summary>Adds a column with texts.</summary>
    public RowWriter Texts(string name, IEnumerable<string> values)
    {
        Name(name);
        List(values, value => JsonString.Write(_buffer, value));
        return this;
    }

    /// <summary>Adds a column with an object.</summary>
    public RowWriter Object(string name, Action<RowWriter> write)
    {
        Name(name);
        _buffer.Write((byte)'{');
        write(this);
        Close();
        return this;
    }

    private void Close() => _buffer.Write((byte)'}');

    private void Name(string name)
    {
        if (_buffer.Written[^1] != '{')
        {
            _buffer.Write((byte)',');
        }

        JsonString.Write(_buffer, name);
        _buffer.Write((byte)':');
    }

    private void List<T>(IEnumerable<T> items, Action<T> write)
    {
        _buffer.Write((byte)'[');
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
            {
                _buffer.Write((byte)',');
            }

            isFirst = false;
            write(item);
        }

        _buffer.Write((byte)']');
    }

    private void WriteTime(long seconds, long ticks)
    {
        _buffer.Write((byte)'"');
        Span<char> text = stackalloc char[32];
        DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + ticks).TryFormat(text, out int written, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
        _buffer.WriteAscii(text[..written]);
        _buffer.Write((byte)'"');
    }
}
