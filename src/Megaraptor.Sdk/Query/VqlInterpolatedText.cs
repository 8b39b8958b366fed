using System.ComponentModel;
using System.Runtime.CompilerServices;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Query;

/// <summary>
/// A query written as an interpolated string: <c>$"SELECT * FROM clients(search={term}) LIMIT {n}"</c>. What stands in a hole is
/// a value and never becomes VQL: texts travel beside the query, numbers become literals. The compiler makes it.
/// </summary>
/// <remarks>
/// A hole takes text, lists of texts or whole numbers, numbers, booleans, members of enumerations (as their word), points in
/// time, durations (as seconds), dictionaries of texts, and <see cref="Vql.Raw"/>. Null is NULL; an argument <c>name={value}</c>
/// and a <c>LIMIT {n}</c> are left out when the value is null, as in <see cref="Catalogue.VqlAttribute"/>.
/// </remarks>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VqlInterpolatedText
{
    private readonly List<InterpolatedPiece> _pieces;
    private readonly BoundNames _values = new();

    /// <summary>Begins a query.</summary>
    /// <param name="literalLength">The length of its text.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    public VqlInterpolatedText(int literalLength, int formattedCount) => _pieces = new List<InterpolatedPiece>(Math.Min(literalLength, formattedCount + 1) + formattedCount);

    /// <summary>Adds text of the program.</summary>
    /// <param name="value">The text.</param>
    public void AppendLiteral(string value) => _pieces.Add(InterpolatedPiece.Text(value));

    /// <summary>Adds VQL as it is.</summary>
    /// <param name="value">The VQL.</param>
    public void AppendFormatted(VqlRawText value) => _pieces.Add(InterpolatedPiece.Text(value.ToString()));

    /// <summary>Adds a text.</summary>
    /// <param name="value">The text; null is NULL.</param>
    public void AppendFormatted(string? value) => Add(value is null ? null : _values.Value(value));

    /// <summary>Adds a list of texts.</summary>
    /// <param name="value">The texts; null is NULL.</param>
    public void AppendFormatted(IEnumerable<string>? value) => Add(value is null ? null : _values.List(value));

    /// <summary>Adds a whole number.</summary>
    /// <param name="value">The number; null is NULL.</param>
    public void AppendFormatted(long? value) => _pieces.Add(InterpolatedPiece.Whole(value));

    /// <summary>Adds a whole number.</summary>
    /// <param name="value">The number, at most 2^63 - 1; null is NULL.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is larger: VQL would make an inexact float of it.</exception>
    public void AppendFormatted(ulong? value) => Add(value is { } number ? VqlLiteral.Of(number) : null);

    /// <summary>Adds a list of whole numbers.</summary>
    /// <param name="value">The numbers; null is NULL.</param>
    public void AppendFormatted(IEnumerable<long>? value) => Add(value is null ? null : VqlLists.Of(value));

    /// <summary>Adds a list of whole numbers.</summary>
    /// <param name="value">The numbers; null is NULL.</param>
    public void AppendFormatted(IEnumerable<int>? value) => Add(value is null ? null : VqlLists.Of(value.Select(static number => (long)number)));

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number; null is NULL.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN, for which VQL has no literal.</exception>
    public void AppendFormatted(double? value) => Add(value is { } number ? VqlLiteral.Of(number) : null);

    /// <summary>Adds a boolean.</summary>
    /// <param name="value">The boolean; null is NULL.</param>
    public void AppendFormatted(bool? value) => Add(value is { } flag ? VqlLiteral.Of(flag) : null);

    /// <summary>Adds a point in time, exactly.</summary>
    /// <param name="value">The time; null is NULL.</param>
    public void AppendFormatted(DateTimeOffset? value) => Add(value is { } time ? $"timestamp(epoch={_values.Value(VqlTimes.Text(time))})" : null);

    /// <summary>Adds a point in time, exactly.</summary>
    /// <param name="value">The time, in UTC or of this machine; null is NULL.</param>
    /// <exception cref="ArgumentException">The time does not say its zone.</exception>
    public void AppendFormatted(DateTime? value)
    {
        if (value is { Kind: DateTimeKind.Unspecified })
        {
            throw new ArgumentException("The time does not say whether it is UTC: use a DateTimeOffset.", nameof(value));
        }

        AppendFormatted((DateTimeOffset?)value);
    }

    /// <summary>Adds a duration, as seconds.</summary>
    /// <param name="value">The duration; null is NULL.</param>
    public void AppendFormatted(TimeSpan? value) => Add(value is { } time ? VqlTimes.Seconds(time) : null);

    /// <summary>Adds a member of an enumeration, as its word: <c>DarkBlue</c> is <c>dark_blue</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public void AppendFormatted<T>(T value)
        where T : struct, Enum => Add(_values.Value(EnumWord.Of(value)));

    /// <summary>Adds a member of an enumeration, as its word.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member; null is NULL.</param>
    public void AppendFormatted<T>(T? value)
        where T : struct, Enum => Add(value is { } member ? _values.Value(EnumWord.Of(member)) : null);

    /// <summary>Adds texts by name, as a <c>dict()</c>.</summary>
    /// <param name="value">The texts; null is NULL.</param>
    /// <exception cref="Errors.InvalidArgumentException">A name holds other characters than letters, digits, blanks, and . _ - / :</exception>
    public void AppendFormatted(IReadOnlyDictionary<string, string>? value) => Add(value is null ? null : Dictionary(value));

    /// <summary>Adds texts by two names, such as the parameters of artifacts, as a <c>dict()</c> of dicts.</summary>
    /// <param name="value">The texts; null is NULL.</param>
    /// <exception cref="Errors.InvalidArgumentException">A name holds other characters than letters, digits, blanks, and . _ - / :</exception>
    public void AppendFormatted(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? value) =>
        Add(value is null ? null : BoundNames.Dictionary("dict key", value.Select(row => KeyValuePair.Create(row.Key, Dictionary(row.Value)))));

    /// <summary>The query, checked.</summary>
    /// <param name="countsOneMore">Whether a final limit asks for one row more than is wanted, which tells whether there is more.</param>
    /// <param name="limit">The rows wanted by a final limit that was raised so; else null.</param>
    internal VqlQuery ToQuery(bool countsOneMore, out int? limit) => _values.ToQuery(InterpolatedQuery.Write(_pieces, countsOneMore, out limit));

    private string Dictionary(IReadOnlyDictionary<string, string> members) =>
        BoundNames.Dictionary("dict key", members.Select(member => KeyValuePair.Create(member.Key, _values.Value(member.Value))));

    private void Add(string? text) => _pieces.Add(InterpolatedPiece.Value(text));
}
