using System.Globalization;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>A value of a condition: a text, or a bare word that stands for a number or a truth value too.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsQuoted">Whether it was written as a JSON string, and is nothing but a text.</param>
internal sealed record ConditionValue(string Text, bool IsQuoted)
{
    /// <summary>The whole number that a bare word stands for.</summary>
    internal long? Integer => !IsQuoted && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>The number that a bare word stands for.</summary>
    internal double? Number =>
        !IsQuoted
        && Text.Length > 0
        && (char.IsAsciiDigit(Text[0]) || (Text[0] == '-' && Text.Length > 1 && char.IsAsciiDigit(Text[1])))
        && double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) ? number : null;

    /// <summary>The truth value that a bare word stands for.</summary>
    internal bool? Flag => IsQuoted ? null : Text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>The time that the text names, by its full date: 2026-11-24T13:00:00Z, 2026-11-24.</summary>
    internal DateTimeOffset? Time =>
        Text.Length >= 10 && Text[4] == '-' && Text[7] == '-'
        && DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
}
