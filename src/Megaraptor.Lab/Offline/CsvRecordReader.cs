using System.Text;

namespace Megaraptor.Lab.Offline;

/// <summary>Reads records of CSV: cells in quotes may hold commas, line ends and doubled quotes.</summary>
/// <param name="reader">The text.</param>
internal sealed class CsvRecordReader(TextReader reader)
{
    private readonly StringBuilder _cell = new();

    /// <summary>Reads the next record.</summary>
    /// <returns>Its cells; null at the end.</returns>
    public IReadOnlyList<string>? Read()
    {
        int next = reader.Read();
        if (next < 0)
        {
            return null;
        }

        var cells = new List<string>();
        while (true)
        {
            next = next == '"' ? ReadQuoted() : ReadPlain(next);
            cells.Add(_cell.ToString());
            _cell.Clear();
            if (next != ',')
            {
                return cells;
            }

            next = reader.Read();
        }
    }

    /// <summary>Reads up to the end of a cell.</summary>
    /// <returns>The comma behind it, or what ends the record.</returns>
    private int ReadPlain(int next)
    {
        while (next is >= 0 and not ',' and not '\n')
        {
            if (next != '\r' || reader.Peek() != '\n')
            {
                _cell.Append((char)next);
            }

            next = reader.Read();
        }

        return next;
    }

    private int ReadQuoted()
    {
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            if (next != '"')
            {
                _cell.Append((char)next);
            }
            else if (reader.Peek() == '"')
            {
                _cell.Append((char)reader.Read());
            }
            else
            {
                return ReadPlain(reader.Read());
            }
        }

        return -1;
    }
}
