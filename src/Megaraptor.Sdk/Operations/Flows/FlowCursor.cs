using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Where in a flow's results to go on: the source, and the row in it.</summary>
internal sealed record FlowCursor(int Source, long Row)
{
    /// <summary>The beginning, or the place that a cursor names.</summary>
    internal static FlowCursor Parse(string? cursor)
    {
        if (cursor is null)
        {
            return new FlowCursor(0, 0);
        }

        if (Base64Url.IsValid(cursor)
            && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split(':') is [var source, var row]
            && int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out int sourceIndex)
            && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out long rowIndex))
        {
            return new FlowCursor(sourceIndex, rowIndex);
        }

        throw new InvalidArgumentException("The cursor is not one that get_flow_results gave.", "Leave it out to begin at the first row.");
    }

    /// <summary>The cursor that callers see.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Source}:{Row}")));
}
