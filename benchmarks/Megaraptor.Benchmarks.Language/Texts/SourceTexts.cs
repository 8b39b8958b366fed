using System.Text;

namespace Megaraptor.Benchmarks.Language.Texts;

/// <summary>Texts of a length that is asked for, made of whole small ones.</summary>
internal static class SourceTexts
{
    /// <summary>C# of a length: the sources of the language behind one another, as if they were one file.</summary>
    /// <param name="length">The length in characters.</param>
    internal static string CSharp(int length) =>
        Join([.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "CSharp"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)], length);

    /// <summary>Texts behind one another, over again until the length is reached; the last one is cut.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="length">The length in characters.</param>
    internal static string Join(IReadOnlyList<string> texts, int length)
    {
        var joined = new StringBuilder(length + 4096);
        for (int i = 0; joined.Length < length; i++)
        {
            joined.Append(texts[i % texts.Count]).Append('\n');
        }

        return joined.ToString(0, length);
    }
}
