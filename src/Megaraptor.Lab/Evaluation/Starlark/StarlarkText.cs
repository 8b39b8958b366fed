using System.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>Texts of Starlark. They are rows of bytes, and here each character is one of them: lengths, indexes and slices count bytes.</summary>
internal static class StarlarkText
{
    /// <summary>The bytes of a VQL text, a character each.</summary>
    /// <param name="text">The VQL text.</param>
    /// <returns>The bytes.</returns>
    public static string FromVql(string text) => Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(StringEscapes.ToBytes(text));

    /// <summary>The VQL text of bytes.</summary>
    /// <param name="bytes">The bytes, a character each.</param>
    /// <returns>The VQL text.</returns>
    public static string ToVql(string bytes) => Ascii.IsValid(bytes) ? bytes : StringEscapes.FromBytes(Encoding.Latin1.GetBytes(bytes));

    /// <summary>The bytes of a character.</summary>
    /// <param name="rune">The character.</param>
    /// <returns>The bytes.</returns>
    public static string OfRune(Rune rune) => FromVql(rune.ToString());

    /// <summary>Changes a text by its characters rather than its bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="change">The change.</param>
    /// <returns>The bytes of the changed text.</returns>
    public static string Change(string bytes, Func<string, string> change) => FromVql(change(ToVql(bytes)));
}
