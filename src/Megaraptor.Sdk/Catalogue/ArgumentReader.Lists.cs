using System.Globalization;

namespace Megaraptor.Sdk.Catalogue;

/// <content>Lists of whole numbers and of words.</content>
public sealed partial class ArgumentReader
{
    private const string IntegerListText = "a list of whole numbers";

    /// <summary>Reads a list of whole numbers that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    /// <returns>The list, or null.</returns>
    public IReadOnlyList<long>? OptionalInt64List(string name, long min, long max)
    {
        _known.Add(name);
        ArgumentState state = source.IntegerList(name, out IReadOnlyList<long>? list);
        if (!Accept(name, state, IntegerListText))
        {
            return null;
        }

        foreach (long number in list!)
        {
            if (number < min || number > max)
            {
                _problems.Add(string.Create(CultureInfo.InvariantCulture, $"'{source.Spell(name)}' must hold numbers from {min} to {max}, not {number}."));
                return null;
            }
        }

        return list;
    }

    /// <summary>Reads a list of whole numbers that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    /// <returns>The list.</returns>
    public IReadOnlyList<long> RequiredInt64List(string name, long min, long max)
    {
        int before = _problems.Count;
        IReadOnlyList<long>? list = OptionalInt64List(name, min, max);
        Require(name, IntegerListText, list is null && _problems.Count == before);
        return list ?? [];
    }

    /// <summary>Reads a list of whole numbers that may be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    /// <returns>The list, or null.</returns>
    public IReadOnlyList<int>? OptionalInt32List(string name, int min, int max) => OptionalInt64List(name, min, max) is { } list ? [.. list.Select(static number => (int)number)] : null;

    /// <summary>Reads a list of whole numbers that must be given.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    /// <returns>The list.</returns>
    public IReadOnlyList<int> RequiredInt32List(string name, int min, int max) => [.. RequiredInt64List(name, min, max).Select(static number => (int)number)];

    /// <summary>Reads a list of words that may be given.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="choices">The words, in the order of the values.</param>
    /// <param name="values">What they stand for.</param>
    /// <returns>The values, or null.</returns>
    public IReadOnlyList<T>? OptionalChoiceList<T>(string name, IReadOnlyList<string> choices, IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(values);
        if (OptionalTextList(name) is not { } words)
        {
            return null;
        }

        var list = new List<T>(words.Count);
        foreach (string word in words)
        {
            int index = choices.ToList().FindIndex(choice => string.Equals(choice, word, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                _problems.Add($"'{source.Spell(name)}' must hold some of {string.Join(", ", choices)}, not '{word}'.");
                return null;
            }

            list.Add(values[index]);
        }

        return list;
    }

    /// <summary>Reads a list of words that must be given.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="choices">The words, in the order of the values.</param>
    /// <param name="values">What they stand for.</param>
    /// <returns>The values.</returns>
    public IReadOnlyList<T> RequiredChoiceList<T>(string name, IReadOnlyList<string> choices, IReadOnlyList<T> values)
    {
        ArgumentNullException.ThrowIfNull(choices);
        int before = _problems.Count;
        IReadOnlyList<T>? list = OptionalChoiceList(name, choices, values);
        Require(name, $"some of {string.Join(", ", choices)}", list is null && _problems.Count == before);
        return list ?? [];
    }
}
