using System.Text;

namespace Megaraptor.Lab.Evaluation.Json;

/// <summary>Lays JSON out over lines, a blank for each level.</summary>
internal static class JsonIndent
{
    /// <summary>Lays JSON out.</summary>
    /// <param name="json">JSON on one line.</param>
    /// <returns>The same JSON; what is empty stays on one line.</returns>
    public static string Of(string json)
    {
        var text = new StringBuilder(json.Length * 2);
        int depth = 0;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            switch (c)
            {
                case '"':
                    int end = EndOfString(json, i);
                    text.Append(json, i, end - i);
                    i = end - 1;
                    break;
                case '{' or '[' when i + 1 < json.Length && json[i + 1] is '}' or ']':
                    text.Append(c).Append(json[++i]);
                    break;
                case '{' or '[':
                    NewLine(text.Append(c), ++depth);
                    break;
                case '}' or ']':
                    NewLine(text, --depth).Append(c);
                    break;
                case ',':
                    NewLine(text.Append(c), depth);
                    break;
                case ':':
                    text.Append(": ");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.ToString();
    }

    private static StringBuilder NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth);

    private static int EndOfString(string json, int start)
    {
        int i = start + 1;
        while (json[i] != '"')
        {
            i += json[i] == '\\' ? 2 : 1;
        }

        return i + 1;
    }
}
