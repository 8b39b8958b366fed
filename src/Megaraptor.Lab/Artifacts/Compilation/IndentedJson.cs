using System.Text;
using Megaraptor.Lab.Evaluation.Json;

namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>JSON in lines, indented by one space a level: the form in which the server keeps parameters that are no texts.</summary>
internal static class IndentedJson
{
    /// <summary>The JSON of a value.</summary>
    public static string Of(object? value)
    {
        string json = JsonText.Of(value);
        var text = new StringBuilder(json.Length * 2);
        int depth = 0;
        bool inString = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (inString)
            {
                text.Append(c);
                if (c == '\\')
                {
                    text.Append(json[++i]);
                }

                inString = c != '"';
                continue;
            }

            switch (c)
            {
                case '"':
                    inString = true;
                    text.Append(c);
                    break;
                case '{' or '[' when json[i + 1] is '}' or ']':
                    text.Append(c).Append(json[++i]);
                    break;
                case '{' or '[':
                    text.Append(c);
                    NewLine(text, ++depth);
                    break;
                case '}' or ']':
                    NewLine(text, --depth);
                    text.Append(c);
                    break;
                case ',':
                    text.Append(c);
                    NewLine(text, depth);
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

    private static void NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth);
}
