using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Writes values as the server's JSON has them.</summary>
/// <remarks>
/// Numbers that JSON lacks and times beyond the year 9999 cannot be written. A dict shows such a member as null; a list
/// that holds one is itself one, however deep it stands, up to the next dict. Of lists in lists, right below a column of
/// a row, no more than eleven levels are shown.
/// </remarks>
internal readonly struct JsonValue
{
    /// <summary>Deeper values are not written: they may hold themselves.</summary>
    private const int MaxDepth = 1000;

    /// <summary>What stands in more lists than this, counted from a column, is null.</summary>
    private const int MaxListsInColumn = 10;

    /// <summary>In place of a number of lists: they are not counted, as below a dict.</summary>
    private const int Uncounted = -1;

    private readonly JsonBuffer _buffer;
    private readonly Scope? _scope;
    private readonly VqlZone _zone;

    /// <summary>Makes a writer.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="scope">The query's scope, in which values that are not evaluated yet are.</param>
    /// <param name="zone">The zone of times.</param>
    public JsonValue(JsonBuffer buffer, Scope? scope, VqlZone zone)
    {
        _buffer = buffer;
        _scope = scope;
        _zone = zone;
    }

    /// <summary>Writes a value, or null in its place when it cannot be written.</summary>
    /// <param name="value">The value.</param>
    public void WriteOrNull(object? value) => WriteOrNull(value, 0, Uncounted);

    /// <summary>Writes a row of an answer.</summary>
    /// <param name="row">The row.</param>
    public void WriteRow(VqlDict row) => WriteDict(row, 0, 0);

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False when it cannot be written; some of it may have been.</returns>
    public bool TryWrite(object? value) => TryWrite(value, 0, Uncounted);

    private void WriteOrNull(object? value, int depth, int lists)
    {
        int start = _buffer.Length;
        if (depth > MaxDepth || !TryWrite(value, depth, lists))
        {
            _buffer.TruncateTo(start);
            _buffer.Write("null"u8);
        }
    }

    private bool TryWrite(object? value, int depth, int lists)
    {
        switch (value)
        {
            case null:
                _buffer.Write("null"u8);
                return true;
            case bool flag:
                _buffer.Write(flag ? "true"u8 : "false"u8);
                return true;
            case long number:
                _buffer.Write(number);
                return true;
            case int number:
                _buffer.Write((long)number);
                return true;
            case byte number:
                _buffer.Write((long)number);
                return true;
            case ulong number:
                _buffer.Write(number);
                return true;
            case double number:
                return TryWrite(number);
            case string text:
                JsonString.Write(_buffer, text);
                return true;
            case byte[] bytes:
                JsonString.Write(_buffer, Convert.ToBase64String(bytes));
                return true;
            case VqlTime time:
                return TryWrite(time);
            case VqlList list:
                return TryWriteList(list, depth, lists);
            case VqlDict dict:
                WriteDict(dict, depth, Uncounted);
                return true;
            default:
                return TryWrite(Materialised.ForJson(_scope, value), depth, lists);
        }
    }

    private bool TryWrite(double number)
    {
        if (!double.IsFinite(number))
        {
            return false;
        }

        _buffer.WriteAscii(GoFloat.Json(number));
        return true;
    }

    private bool TryWrite(VqlTime time)
    {
        CivilTime shown = time.In(_zone);
        if (shown.Year is < 0 or > 9999)
        {
            return false;
        }

        _buffer.Write((byte)'"');
        _buffer.WriteAscii(GoTimeLayout.Format(shown, GoTimeLayout.Rfc3339Nano));
        _buffer.Write((byte)'"');
        return true;
    }

    private bool TryWriteList(VqlList list, int depth, int lists)
    {
        if (list.IsNil)
        {
            _buffer.Write("null"u8);
            return true;
        }

        int listsOfItems = lists == Uncounted ? Uncounted : lists + 1;
        _buffer.Write((byte)'[');
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                _buffer.Write((byte)',');
            }

            if (depth >= MaxDepth || !TryWrite(listsOfItems > MaxListsInColumn ? null : list[i], depth + 1, listsOfItems))
            {
                return false;
            }
        }

        _buffer.Write((byte)']');
        return true;
    }

    private void WriteDict(VqlDict dict, int depth, int lists)
    {
        _buffer.Write((byte)'{');
        bool isFirst = true;
        foreach (KeyValuePair<string, object?> item in dict.Items)
        {
            if (ReferenceEquals(item.Value, dict))
            {
                // A dict that holds itself is shown without that member.
                continue;
            }

            if (!isFirst)
            {
                _buffer.Write((byte)',');
            }

            isFirst = false;
            JsonString.Write(_buffer, item.Key);
            _buffer.Write((byte)':');
            WriteOrNull(item.Value, depth + 1, lists);
        }

        _buffer.Write((byte)'}');
    }
}
