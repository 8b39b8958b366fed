using System.Buffers;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Run;

/// <summary>Writes the rows of a statement as the server's JSON has them.</summary>
/// <param name="scope">The scope of the run, in which columns that are not evaluated yet are.</param>
/// <param name="zone">The zone of times.</param>
internal sealed class RowEncoder(Scope scope, VqlZone zone)
{
    private readonly JsonBuffer _buffer = new();

    /// <summary>The columns of a row, in order.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> Columns(object? row) => [.. Members.Names(row)];

    /// <summary>Writes a row as a JSON object.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">Where to.</param>
    public void Write(object? row, IBufferWriter<byte> target)
    {
        if (row is RawRow raw && raw.IsShownAsStored(zone))
        {
            target.Write(raw.Json);
            return;
        }

        new JsonValue(_buffer, scope, zone).WriteRow(row as VqlDict ?? Materialised.Dict(scope, row));
        _buffer.MoveTo(target);
    }
}
