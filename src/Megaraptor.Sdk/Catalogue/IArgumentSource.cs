namespace Megaraptor.Sdk.Catalogue;

/// <summary>What became of reading one argument as a type.</summary>
public enum ArgumentState
{
    /// <summary>It was not given, or given as null.</summary>
    Absent,

    /// <summary>It was read.</summary>
    Read,

    /// <summary>It is of another type.</summary>
    WrongType,
}

/// <summary>The arguments of one call as a surface received them: members of a JSON object, or words of a command line.</summary>
public interface IArgumentSource
{
    /// <summary>The names that were given.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>How callers of this surface write a name: <c>limit</c>, or <c>--limit</c>.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The name as it is written.</returns>
    string Spell(string name);

    /// <summary>What was given instead, for a message: "a number".</summary>
    /// <param name="name">The parameter's name.</param>
    /// <returns>The words.</returns>
    string Describe(string name);

    /// <summary>The value that was given, in a form that equal values share: two calls with the same arguments are told to be the same by it.</summary>
    /// <param name="name">The parameter's name, one of <see cref="Names"/>.</param>
    /// <returns>The text.</returns>
    string Canonical(string name);

    /// <summary>Reads text.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; null unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState Text(string name, out string? value);

    /// <summary>Reads a whole number.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; 0 unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState Integer(string name, out long value);

    /// <summary>Reads a number.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; 0 unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState Number(string name, out double value);

    /// <summary>Reads a duration.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="seconds">Its seconds; 0 unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState Duration(string name, out double seconds);

    /// <summary>Reads true or false.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; false unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState Flag(string name, out bool value);

    /// <summary>Reads a list of texts.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; null unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState TextList(string name, out IReadOnlyList<string>? value);

    /// <summary>Reads a list of whole numbers.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; null unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState IntegerList(string name, out IReadOnlyList<long>? value);

    /// <summary>Reads texts by name.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; null unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState TextMap(string name, out IReadOnlyDictionary<string, string>? value);

    /// <summary>Reads texts by two names: the parameters of artifacts.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">The value; null unless read.</param>
    /// <returns>What became of it.</returns>
    ArgumentState TextTable(string name, out IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value);
}
