using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Mcp.Tools;

/// <summary>The arguments of a tool call: members of a JSON object. A member that is null counts as absent; nothing is converted between types.</summary>
/// <param name="members">The members; null for none.</param>
internal sealed class JsonArguments(IDictionary<string, JsonElement>? members) : IArgumentSource
{
    public IEnumerable<string> Names => members?.Keys ?? [];

    public string Spell(string name) => name;

    public string Describe(string name) => members![name].ValueKind switch
    {
        JsonValueKind.String => TryText(members[name], out _) ? "text" : "text with half a character (a lone surrogate)",
        JsonValueKind.Number => $"the number {members[name].GetRawText()}",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    public string Canonical(string name) => members![name].GetRawText();

    public ArgumentState Text(string name, out string? value)
    {
        value = null;
        return Find(name, out JsonElement member) ?? (TryText(member, out value) ? ArgumentState.Read : ArgumentState.WrongType);
    }

    public ArgumentState Integer(string name, out long value)
    {
        value = 0;
        return Find(name, out JsonElement member)
            ?? (member.ValueKind == JsonValueKind.Number && TryWhole(member, out value) ? ArgumentState.Read : ArgumentState.WrongType);
    }

    public ArgumentState Number(string name, out double value)
    {
        value = 0;
        return Find(name, out JsonElement member)
            ?? (member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out value) ? ArgumentState.Read : ArgumentState.WrongType);
    }

    public ArgumentState Duration(string name, out double seconds) => Number(name, out seconds);

    public ArgumentState Flag(string name, out bool value)
    {
        value = false;
        if (Find(name, out JsonElement member) is { } absent)
        {
            return absent;
        }

        value = member.ValueKind == JsonValueKind.True;
        return member.ValueKind is JsonValueKind.True or JsonValueKind.False ? ArgumentState.Read : ArgumentState.WrongType;
    }

    public ArgumentState TextList(string name, out IReadOnlyList<string>? value)
    {
        value = null;
        if (Find(name, out JsonElement member) is { } absent)
        {
            return absent;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            return ArgumentState.WrongType;
        }

        var list = new List<string>();
        foreach (JsonElement item in member.EnumerateArray())
        {
            if (!TryText(item, out string? text))
            {
                return ArgumentState.WrongType;
            }

            list.Add(text);
        }

        value = list;
        return ArgumentState.Read;
    }

    public ArgumentState IntegerList(string name, out IReadOnlyList<long>? value)
    {
        value = null;
        if (Find(name, out JsonElement member) is { } absent)
        {
            return absent;
        }

        if (member.ValueKind != JsonValueKind.Array)
        {
            return ArgumentState.WrongType;
        }

        var list = new List<long>();
        foreach (JsonElement item in member.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !TryWhole(item, out long number))
            {
                return ArgumentState.WrongType;
            }

            list.Add(number);
        }

        value = list;
        return ArgumentState.Read;
    }

    public ArgumentState TextMap(string name, out IReadOnlyDictionary<string, string>? value)
    {
        value = null;
        if (Find(name, out JsonElement member) is { } absent)
        {
            return absent;
        }

        if (member.ValueKind != JsonValueKind.Object)
        {
            return ArgumentState.WrongType;
        }

        var map = new Dictionary<string, string>();
        foreach (JsonProperty entry in member.EnumerateObject())
        {
            if (!TryText(entry.Value, out string? text) || Decoded(() => entry.Name) is not { } key)
            {
                return ArgumentState.WrongType;
            }

            map[key] = text;
        }

        value = map;
        return ArgumentState.Read;
    }

    public ArgumentState TextTable(string name, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value)
    {
        value = null;
        if (Find(name, out JsonElement member) is { } absent)
        {
            return absent;
        }

        var table = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (JsonProperty row in member.ValueKind == JsonValueKind.Object ? member.EnumerateObject().ToArray() : [])
        {
            if (row.Value.ValueKind != JsonValueKind.Object || Decoded(() => row.Name) is not { } key)
            {
                return ArgumentState.WrongType;
            }

            var cells = new Dictionary<string, string>();
            foreach (JsonProperty cell in row.Value.EnumerateObject())
            {
                // Models write numbers, switches and lists as what they are: their JSON is what the operation converts by declared type.
                string? text = cell.Value.ValueKind == JsonValueKind.String ? Decoded(cell.Value.GetString) : cell.Value.GetRawText();
                if (text is null || Decoded(() => cell.Name) is not { } column)
                {
                    return ArgumentState.WrongType;
                }

                cells[column] = text;
            }

            table[key] = cells;
        }

        value = table;
        return member.ValueKind == JsonValueKind.Object ? ArgumentState.Read : ArgumentState.WrongType;
    }

    private static bool TryText(JsonElement member, [NotNullWhen(true)] out string? text)
    {
        text = member.ValueKind == JsonValueKind.String ? Decoded(member.GetString) : null;
        return text is not null;
    }

    /// <summary>A text, or null for half a character: JSON can escape one, and the framework says so only by throwing when the text is read.</summary>
    private static string? Decoded(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number, also as 5.0: some models write every number so.</summary>
    private static bool TryWhole(JsonElement member, out long value)
    {
        if (member.TryGetInt64(out value))
        {
            return true;
        }

        bool isWhole = member.TryGetDouble(out double number) && Math.Floor(number) == number && Math.Abs(number) < 1L << 53;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    private ArgumentState? Find(string name, out JsonElement member)
    {
        member = default;
        bool isThere = members is not null && members.TryGetValue(name, out member) && member.ValueKind != JsonValueKind.Null;
        return isThere ? null : ArgumentState.Absent;
    }
}
