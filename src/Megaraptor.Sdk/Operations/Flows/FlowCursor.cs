using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>Where in a flow's results to go on: the source, and the row in it. It names the source, since a running flow may get more of them.</summary>
/// <param name="Source">The index of the source among those that are read.</param>
/// <param name="Row">The row in it.</param>
internal sealed record FlowCursor(int Source, long Row)
{
    /// <summary>The first row.</summary>
    internal static FlowCursor Begin { get; } = new(0, 0);

    /// <summary>Reads a cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="call">Stands for the arguments of the call that brings it.</param>
    /// <param name="sources">The sources that the call reads.</param>
    /// <returns>The place.</returns>
    /// <exception cref="InvalidArgumentException">It is no cursor, or that of another call.</exception>
    internal static FlowCursor Parse(string cursor, string call, IReadOnlyList<string> sources)
    {
        if (Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 3) is [var fingerprint, var row, var source]
            && fingerprint == call
            && long.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out long rowIndex)
            && sources.Index().FirstOrDefault(entry => entry.Item == source) is { Item: not null } found)
        {
            return new FlowCursor(found.Index, rowIndex);
        }

        throw Foreign();
    }

    internal static InvalidArgumentException Foreign() =>
        new("The cursor does not belong to this call.", "Repeat the call that gave it, with the same arguments; or leave it out to begin at the first row.");

    /// <summary>The cursor that callers see.</summary>
    internal string Write(string call, IReadOnlyList<string> sources) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call}:{Row}:{sources[Source]}")));
}
