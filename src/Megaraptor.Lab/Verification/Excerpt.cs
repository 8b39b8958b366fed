namespace Megaraptor.Lab.Verification;

/// <summary>The beginning of a long text, for a report.</summary>
internal static class Excerpt
{
    private const int Longest = 400;

    /// <summary>The text, or its beginning with the length of the whole.</summary>
    public static string Of(string text) => text.Length <= Longest ? text : $"{text[..Longest]}… ({text.Length} characters)";
}
