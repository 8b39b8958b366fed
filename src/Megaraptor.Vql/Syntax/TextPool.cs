namespace Megaraptor.Vql.Syntax;

/// <summary>Copies pieces of a text, and answers a piece that came before with the same string.</summary>
/// <remarks>Names and keywords repeat themselves all over a query. A piece that another one with the same hash pushed out is copied again: the pool stays small.</remarks>
internal sealed class TextPool
{
    private const int FewestPlaces = 32;
    private const int MostPlaces = 2048;
    private const int CharactersForOnePlace = 32;

    private readonly string _text;
    private readonly string?[] _places;

    internal TextPool(string text)
    {
        _text = text;
        int places = FewestPlaces;
        while (places < MostPlaces && places * CharactersForOnePlace < text.Length)
        {
            places *= 2;
        }

        _places = new string?[places];
    }

    /// <summary>The text of a stretch.</summary>
    internal string Get(int start, int length)
    {
        uint hash = (uint)length;
        for (int i = start; i < start + length; i++)
        {
            hash = (hash * 31) + _text[i];
        }

        ref string? place = ref _places[(hash ^ (hash >> 11)) & (uint)(_places.Length - 1)];
        if (place is null || place.Length != length || string.CompareOrdinal(_text, start, place, 0, length) != 0)
        {
            place = _text.Substring(start, length);
        }

        return place;
    }
}
