using System.CommandLine;
using System.Globalization;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>The arguments of a verb: words of the command line. Every parameter is an option, a required one may also stand by its place.</summary>
/// <param name="command">The parsed command line.</param>
/// <param name="symbols">The option and the argument of each parameter.</param>
internal sealed class TokenArguments(ParseResult command, IReadOnlyDictionary<string, ParameterSymbols> symbols) : IArgumentSource
{
    public IEnumerable<string> Names => symbols.Where(entry => Words(entry.Key).Length > 0).Select(static entry => entry.Key);

    public string Spell(string name) => ParameterSymbols.OptionName(name);

    public string Describe(string name) => $"'{string.Join(" ", Words(name))}'";

    public string Canonical(string name) => string.Join('\u001f', Words(name));

    public ArgumentState Text(string name, out string? value)
    {
        value = Single(name);
        return value is null ? ArgumentState.Absent : ArgumentState.Read;
    }

    public ArgumentState Integer(string name, out long value)
    {
        value = 0;
        return Single(name) is not { } word ? ArgumentState.Absent
            : long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? ArgumentState.Read
            : ArgumentState.WrongType;
    }

    public ArgumentState Number(string name, out double value)
    {
        value = 0;
        return Single(name) is not { } word ? ArgumentState.Absent
            : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? ArgumentState.Read
            : ArgumentState.WrongType;
    }

    public ArgumentState Duration(string name, out double seconds)
    {
        seconds = 0;
        return Single(name) is not { } word ? ArgumentState.Absent
            : DurationWord.TryParse(word, out seconds) ? ArgumentState.Read
            : ArgumentState.WrongType;
    }

    public ArgumentState Flag(string name, out bool value)
    {
        value = false;
        ParameterSymbols symbol = symbols[name];
        if (symbol.Flag is not { } flag || command.GetResult(flag) is null or { Implicit: true })
        {
            return ArgumentState.Absent;
        }

        value = command.GetValue(flag);
        return ArgumentState.Read;
    }

    public ArgumentState TextList(string name, out IReadOnlyList<string>? value)
    {
        string[] words = Words(name);
        value = words.Length == 0 ? null : words;
        return words.Length == 0 ? ArgumentState.Absent : ArgumentState.Read;
    }

    public ArgumentState IntegerList(string name, out IReadOnlyList<long>? value)
    {
        value = null;
        string[] words = Words(name);
        if (words.Length == 0)
        {
            return ArgumentState.Absent;
        }

        var list = new List<long>(words.Length);
        foreach (string word in words)
        {
            if (!long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
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
        string[] words = Words(name);
        if (words.Length == 0)
        {
            return ArgumentState.Absent;
        }

        if (!NamedValues.TryParse(words, out IReadOnlyDictionary<string, string> map))
        {
            return ArgumentState.WrongType;
        }

        value = map;
        return ArgumentState.Read;
    }

    public ArgumentState TextTable(string name, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value)
    {
        value = null;
        string[] words = Words(name);
        if (words.Length == 0)
        {
            return ArgumentState.Absent;
        }

        if (!NamedValues.TryParse(words, out IReadOnlyDictionary<string, string> flat) || flat.Keys.Any(static key => key.LastIndexOf('/') < 1))
        {
            return ArgumentState.WrongType;
        }

        value = flat
            .GroupBy(static entry => entry.Key[..entry.Key.LastIndexOf('/')])
            .ToDictionary(
                static row => row.Key,
                static row => (IReadOnlyDictionary<string, string>)row.ToDictionary(static entry => entry.Key[(entry.Key.LastIndexOf('/') + 1)..], static entry => entry.Value));
        return ArgumentState.Read;
    }

    private string? Single(string name) => Words(name) is [.., var last] ? last : null;

    private string[] Words(string name)
    {
        if (!symbols.TryGetValue(name, out ParameterSymbols? symbol))
        {
            return [];
        }

        if (symbol.Option is { } option && command.GetValue(option) is { Length: > 0 } words)
        {
            return [.. words.Where(symbol.Counts)];
        }

        return symbol.Argument is { } argument && command.GetValue(argument) is { } word ? [word] : [];
    }
}
