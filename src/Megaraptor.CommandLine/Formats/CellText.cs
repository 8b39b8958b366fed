using System.Globalization;
using System.Text;
using System.Text.Json;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;

namespace Megaraptor.CommandLine.Formats;

/// <summary>Values as a person reads them in a cell: lists without brackets, times to the second, nothing invisible.</summary>
internal static class CellText
{
    internal static string Of(VqlValue value) => value.Kind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => Text(value.AsString()!),
        JsonValueKind.Array when value.Elements().All(static element => element.Kind is not (JsonValueKind.Object or JsonValueKind.Array)) =>
            string.Join(", ", value.Elements().Select(Of)),
        _ => EvidenceText.Show(Encoding.UTF8.GetString(value.Json.Span)),
    };

    /// <summary>A time loses its fraction of a second here; the other formats keep it.</summary>
    private static string Text(string text)
    {
        const int ToTheSecond = 19;
        bool isFine = text.Length > ToTheSecond + 1 && text[ToTheSecond] == '.' && text[10] == 'T' && text.EndsWith('Z');
        return isFine && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? string.Concat(text.AsSpan(0, ToTheSecond), "Z")
            : EvidenceText.Show(text);
    }
}
