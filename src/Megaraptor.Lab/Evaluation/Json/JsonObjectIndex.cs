using System.Buffers;
using System.Text;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Finds the members of a JSON object in the order in which they stand, as far as was asked for, without reading their values.</summary>
/// <remarks>
/// There is one index for each thread, of the object that was asked last: queries look at one row at a time, mostly for a few
/// members near its start. The object must be well-formed and have no name twice.
/// </remarks>
internal sealed class JsonObjectIndex
{
    private static readonly SearchValues<byte> s_stringEnds = SearchValues.Create("\"\\"u8);

    private static readonly SearchValues<byte> s_brackets = SearchValues.Create("\"{}[]"u8);

    private static readonly SearchValues<byte> s_scalarEnds = SearchValues.Create(",}] \t\r\n"u8);

    [ThreadStatic]
    private static JsonObjectIndex? s_last;

    private Member[] _members = new Member[16];
    private object? _owner;
    private int _count;
    private int _at;

    private JsonObjectIndex()
    {
    }

    /// <summary>The number of members found so far; all of them after <see cref="FindAll"/>.</summary>
    public int Count => _count;

    /// <summary>The index of an object.</summary>
    /// <param name="owner">Whose object it is; for the same owner it must be the same.</param>
    /// <returns>The index, valid until the thread asks for that of another object.</returns>
    public static JsonObjectIndex Of(object owner)
    {
        JsonObjectIndex index = s_last ??= new JsonObjectIndex();
        if (!ReferenceEquals(index._owner, owner))
        {
            index._owner = owner;
            index._count = 0;
            index._at = 0;
        }

        return index;
    }

    /// <summary>Finds a member.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value, as it stands.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="GoJsonException">The JSON ends too early or is no object.</exception>
    public bool TryFind(ReadOnlySpan<byte> json, string name, out ReadOnlySpan<byte> value)
    {
        for (int i = 0; i < _count || TryMove(json); i++)
        {
            if (IsName(json, _members[i], name))
            {
                value = json[_members[i].Value..];
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Finds all members.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="GoJsonException">The JSON ends too early or is no object.</exception>
    public void FindAll(ReadOnlySpan<byte> json)
    {
        while (TryMove(json))
        {
        }
    }

    /// <summary>The name of a member.</summary>
    /// <param name="json">The object.</param>
    /// <param name="index">The member's place.</param>
    /// <returns>The name.</returns>
    public string Name(ReadOnlySpan<byte> json, int index) => (string)GoJson.ReadMember(json[_members[index].Name..], isName: true)!;

    private static bool IsName(ReadOnlySpan<byte> json, Member member, string name)
    {
        ReadOnlySpan<byte> written = json.Slice(member.Name + 1, member.NameLength);
        return Ascii.IsValid(written) && !written.Contains((byte)'\\')
            ? written.Length == name.Length && Ascii.Equals(written, name)
            : (string)GoJson.ReadMember(json[member.Name..], isName: true)! == name;
    }

    /// <summary>Finds the next member.</summary>
    private bool TryMove(ReadOnlySpan<byte> json)
    {
        int at = SkipSpace(json, _at);
        if (json[at] != (_at == 0 ? '{' : ','))
        {
            return json[at] == '}' ? false : throw Broken();
        }

        int name = SkipSpace(json, at + 1);
        if (json[name] == '}')
        {
            return false;
        }

        int nameEnd = SkipString(json, name);
        int colon = SkipSpace(json, nameEnd);
        if (json[colon] != ':')
        {
            throw Broken();
        }

        int value = SkipSpace(json, colon + 1);
        _at = SkipSpace(json, SkipValue(json, value));
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, _count * 2);
        }

        _members[_count++] = new Member(name, nameEnd - name - 2, value);
        return true;
    }

    private static int SkipValue(ReadOnlySpan<byte> json, int at)
    {
        switch (json[at])
        {
            case (byte)'"':
                return SkipString(json, at);
            case (byte)'{' or (byte)'[':
                return SkipNested(json, at);
            default:
                int length = json[at..].IndexOfAny(s_scalarEnds);
                return length >= 0 ? at + length : throw Broken();
        }
    }

    private static int SkipNested(ReadOnlySpan<byte> json, int at)
    {
        int depth = 0;
        while (true)
        {
            int distance = json[at..].IndexOfAny(s_brackets);
            if (distance < 0)
            {
                throw Broken();
            }

            at += distance;
            switch (json[at])
            {
                case (byte)'"':
                    at = SkipString(json, at);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    break;
                default:
                    at++;
                    if (--depth == 0)
                    {
                        return at;
                    }

                    break;
            }
        }
    }

    private static int SkipString(ReadOnlySpan<byte> json, int at)
    {
        if (json[at] != '"')
        {
            throw Broken();
        }

        at++;
        while (true)
        {
            int distance = json[at..].IndexOfAny(s_stringEnds);
            if (distance < 0)
            {
                throw Broken();
            }

            at += distance;
            if (json[at] == '"')
            {
                return at + 1;
            }

            at += 2;
            if (at > json.Length)
            {
                throw Broken();
            }
        }
    }

    private static int SkipSpace(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at < json.Length ? at : throw Broken();
    }

    private static GoJsonException Broken() => new("unexpected end of JSON input");

    /// <summary>Where a member stands.</summary>
    /// <param name="Name">Where its name begins, with the quote.</param>
    /// <param name="NameLength">The name's length in bytes without the quotes.</param>
    /// <param name="Value">Where its value begins.</param>
    private readonly record struct Member(int Name, int NameLength, int Value);
}
