using System.Globalization;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Query;

/// <summary>A piece of an interpolated query: text of the program, or what stands for a value.</summary>
/// <param name="IsValue">Whether a value stands here.</param>
/// <param name="Written">The text, or what stands for the value; null for a value that is null.</param>
/// <param name="Number">The value where it is a whole number, which a limit needs.</param>
internal readonly record struct InterpolatedPiece(bool IsValue, string? Written, long? Number)
{
    internal static InterpolatedPiece Text(string text) => new(IsValue: false, text, null);

    internal static InterpolatedPiece Value(string? written) => new(IsValue: true, written, null);

    internal static InterpolatedPiece Whole(long? number) => new(IsValue: true, number is { } value ? VqlLiteral.Of(value) : null, number);

    /// <summary>The name under which the piece stands in the template that is checked.</summary>
    internal static string NameAt(int index) => "__h" + index.ToString(CultureInfo.InvariantCulture);

    internal static int IndexOf(string name) => int.Parse(name.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture);
}
