using System.Globalization;
using System.Text;

namespace Megaraptor.Generators.Text;

/// <summary>JSON, written at compile time.</summary>
internal static class JsonText
{
    /// <summary>A JSON string.</summary>
    internal static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.Append('"').ToString();
    }
}
