using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Catalogue;

/// <summary>Binds the arguments of one call and keeps every problem, so that the caller can correct all of them at once. Generated binders call it.</summary>
/// <param name="operation">The operation's name, for the message.</param>
/// <param name="source">The arguments as the surface received them.</param>
public sealed partial class ArgumentReader(string operation, IArgumentSource source)
{
    private readonly List<string> _known = [];
    private readonly List<string> _problems = [];

    /// <summary>Reads text that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The text; "" when it is not there, which <see cref="Finish"/> reports.</returns>
    public string RequiredText(string name)
    {
        if (OptionalText(name, out bool isAbsent) is { } value)
        {
            return value;
        }

        Require(name, "text", isAbsent);
        return "";
    }

    /// <summary>Reads text that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The text, or null.</returns>
    public string? OptionalText(string name) => OptionalText(name, out _);

    /// <summary>Reads a whole number that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>The number.</returns>
    public long RequiredInteger(string name, long min, long max)
    {
        if (OptionalInteger(name, min, max, out bool isAbsent) is { } value)
        {
            return value;
        }

        Require(name, "a whole number", isAbsent);
        return min;
    }

    /// <summary>Reads a whole number that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <returns>The number, or null.</returns>
    public long? OptionalInteger(string name, long min, long max) => OptionalInteger(name, min, max, out _);

    /// <summary>Reads a number that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The number, or null.</returns>
    public double? OptionalNumber(string name)
    {
        _known.Add(name);
        ArgumentState state = source.Number(name, out double value);
        return Accept(name, state, "a number") ? value : null;
    }

    /// <summary>Reads a number that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The number.</returns>
    public double RequiredNumber(string name)
    {
        int before = _problems.Count;
        double? value = OptionalNumber(name);
        Require(name, "a number", value is null && _problems.Count == before);
        return value ?? 0;
    }

    /// <summary>Reads true or false.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value, or null when it was not given.</returns>
    public bool? OptionalFlag(string name)
    {
        _known.Add(name);
        ArgumentState state = source.Flag(name, out bool value);
        return Accept(name, state, "true or false") ? value : null;
    }

    /// <summary>Reads true or false that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The value.</returns>
    public bool RequiredFlag(string name)
    {
        int before = _problems.Count;
        bool? value = OptionalFlag(name);
        Require(name, "true or false", value is null && _problems.Count == before);
        return value ?? false;
    }

    /// <summary>Reads a point in time: ISO 8601 text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The time in UTC, or null when it was not given. Without an offset it is taken for UTC.</returns>
    public DateTimeOffset? OptionalTime(string name)
    {
        if (OptionalText(name) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time))
        {
            return time;
        }

        _problems.Add($"'{source.Spell(name)}' must be a time such as 2026-11-24T13:00:00Z, not '{text}'.");
        return null;
    }

    /// <summary>Reads a point in time that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The time in UTC.</returns>
    public DateTimeOffset RequiredTime(string name)
    {
        int before = _problems.Count;
        DateTimeOffset? time = OptionalTime(name);
        Require(name, "a time such as 2026-11-24T13:00:00Z", time is null && _problems.Count == before);
        return time ?? default;
    }

    /// <summary>Reads one of a few words.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="choices">The words, in the order of the values.</param>
    /// <returns>The index of the word, or null when none was given.</returns>
    public int? OptionalChoice(string name, IReadOnlyList<string> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (OptionalText(name) is not { } word)
        {
            return null;
        }

        for (int i = 0; i < choices.Count; i++)
        {
            if (string.Equals(choices[i], word, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        _problems.Add($"'{source.Spell(name)}' must be one of {string.Join(", ", choices)}, not '{word}'.");
        return null;
    }

    /// <summary>Reads one of a few words, which must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="choices">The words, in the order of the values.</param>
    /// <returns>The index of the word.</returns>
    public int RequiredChoice(string name, IReadOnlyList<string> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        int before = _problems.Count;
        int? index = OptionalChoice(name, choices);
        Require(name, $"one of {string.Join(", ", choices)}", index is null && _problems.Count == before);
        return index ?? 0;
    }

    /// <summary>Reads a list of texts.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The list, or null when it was not given.</returns>
    public IReadOnlyList<string>? OptionalTextList(string name)
    {
        _known.Add(name);
        ArgumentState state = source.TextList(name, out IReadOnlyList<string>? value);
        return Accept(name, state, "a list of texts") ? value : null;
    }

    /// <summary>Reads a list of texts that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The list.</returns>
    public IReadOnlyList<string> RequiredTextList(string name)
    {
        int before = _problems.Count;
        IReadOnlyList<string>? value = OptionalTextList(name);
        Require(name, "a list of texts", value is null && _problems.Count == before);
        return value ?? [];
    }

    /// <summary>Reads texts by name.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The texts, or null when none were given.</returns>
    public IReadOnlyDictionary<string, string>? OptionalTextMap(string name)
    {
        _known.Add(name);
        ArgumentState state = source.TextMap(name, out IReadOnlyDictionary<string, string>? value);
        return Accept(name, state, "texts by name") ? value : null;
    }

    /// <summary>Reads texts by name that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyDictionary<string, string> RequiredTextMap(string name)
    {
        int before = _problems.Count;
        IReadOnlyDictionary<string, string>? value = OptionalTextMap(name);
        Require(name, "texts by name", value is null && _problems.Count == before);
        return value ?? new Dictionary<string, string>();
    }

    /// <summary>Reads texts by two names.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The texts, or null when none were given.</returns>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? OptionalTextTable(string name)
    {
        _known.Add(name);
        ArgumentState state = source.TextTable(name, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value);
        return Accept(name, state, "an object of objects, such as {\"Artifact.Name\": {\"Parameter\": \"value\"}}") ? value : null;
    }

    /// <summary>Reads texts by two names, which must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The texts.</returns>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> RequiredTextTable(string name)
    {
        int before = _problems.Count;
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value = OptionalTextTable(name);
        Require(name, "an object of objects", value is null && _problems.Count == before);
        return value ?? new Dictionary<string, IReadOnlyDictionary<string, string>>();
    }

    /// <summary>Reads how many rows are wanted and where to go on.</summary>
    /// <param name="name">The name of the page parameter.</param>
    /// <param name="defaultRows">How many rows when it is not given.</param>
    /// <param name="maxRows">The most rows.</param>
    /// <param name="cursorMadeByOperation">Whether the operation reads the cursor itself.</param>
    /// <returns>The page.</returns>
    public PageRequest Page(string name, int defaultRows, int maxRows, bool cursorMadeByOperation)
    {
        int rows = (int)(OptionalInteger(name, 1, maxRows) ?? defaultRows);
        if (cursorMadeByOperation)
        {
            return new PageRequest(rows, 0, null);
        }

        string fingerprint = Fingerprint(name);
        long offset = 0;
        if (OptionalText(PageCursor.Name) is { } cursor && !PageCursor.TryRead(cursor, fingerprint, out offset))
        {
            _problems.Add($"'{source.Spell(PageCursor.Name)}' does not belong to this call: repeat the call that gave it, with the same arguments.");
        }

        return new PageRequest(rows, offset, fingerprint);
    }

    /// <summary>Reads what every server operation takes: the server, the org and the time limit.</summary>
    /// <param name="effect">What the operation does: only one that reads runs in every org.</param>
    /// <returns>The server, the org id and the limit; null where not given.</returns>
    public ServerChoice Server(Effect effect)
    {
        string? server = OptionalText(ServerParameters.Server);
        string? orgId = OptionalText(ServerParameters.OrgId);
        long? seconds = OptionalInteger(ServerParameters.Timeout, 1, ServerParameters.MaxTimeoutSeconds);
        var choice = new ServerChoice(server, orgId, seconds is { } value ? TimeSpan.FromSeconds(value) : null);
        if (choice.IsEveryOrg && effect != Effect.Read)
        {
            _problems.Add($"'{source.Spell(ServerParameters.OrgId)}' may be * only where an operation reads, and this one has an effect ({effect}): name one org, and call it for each.");
        }

        return choice;
    }

    /// <summary>Ends the binding: reports unknown names, and every problem at once.</summary>
    /// <exception cref="InvalidArgumentException">There are problems.</exception>
    public void Finish()
    {
        foreach (string name in source.Names)
        {
            if (!_known.Contains(name))
            {
                _problems.Add(Unknown(name));
            }
        }

        if (_problems.Count > 0)
        {
            string arguments = _known.Count == 0 ? "It takes no arguments." : $"Arguments: {string.Join(", ", _known.Select(source.Spell))}.";
            throw new InvalidArgumentException($"{operation}: {string.Join(' ', _problems)}", arguments);
        }
    }

    private string Unknown(string name)
    {
        return NearMatches.Nearest(name, _known) is { } nearest
            ? $"'{source.Spell(name)}' is not an argument; did you mean '{source.Spell(nearest)}'?"
            : $"'{source.Spell(name)}' is not an argument.";
    }

    private string? OptionalText(string name, out bool isAbsent)
    {
        _known.Add(name);
        ArgumentState state = source.Text(name, out string? value);
        isAbsent = state == ArgumentState.Absent;
        return Accept(name, state, "text") ? value : null;
    }

    private long? OptionalInteger(string name, long min, long max, out bool isAbsent)
    {
        _known.Add(name);
        ArgumentState state = source.Integer(name, out long value);
        isAbsent = state == ArgumentState.Absent;
        if (!Accept(name, state, "a whole number"))
        {
            return null;
        }

        if (value >= min && value <= max)
        {
            return value;
        }

        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"'{source.Spell(name)}' must be from {min} to {max}, not {value}."));
        return null;
    }

    private bool Accept(string name, ArgumentState state, string expected)
    {
        if (state == ArgumentState.WrongType)
        {
            _problems.Add($"'{source.Spell(name)}' must be {expected}, not {source.Describe(name)}.");
        }

        return state == ArgumentState.Read;
    }

    private void Require(string name, string expected, bool isAbsent)
    {
        if (isAbsent)
        {
            _problems.Add($"'{source.Spell(name)}' is required ({expected}).");
        }
    }

    /// <summary>Stands for all arguments but the page and its cursor, so that a cursor fits only the call that gave it.</summary>
    private string Fingerprint(string pageName)
    {
        var text = new StringBuilder(operation);
        foreach (string name in source.Names.Where(name => name != pageName && name != PageCursor.Name && name != ServerParameters.Timeout).Order(StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append('=').Append(source.Canonical(name));
        }

        return PageCursor.Fingerprint(text.ToString());
    }
}
