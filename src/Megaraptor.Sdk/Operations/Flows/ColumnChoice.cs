using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>
/// Keeps some columns of rows. It is done here and not in the query: there a name that no row has would be looked up among
/// variables and functions. The column that tells the source stays, where there are several.
/// </summary>
/// <param name="columns">The columns, in their order.</param>
internal sealed class ColumnChoice(IReadOnlyList<string> columns)
{
    private const string Source = "_Source";

    private readonly HashSet<string> _missing = [.. columns];
    private readonly HashSet<string> _seen = [];

    internal async IAsyncEnumerable<VqlRow> ChooseAsync(IAsyncEnumerable<VqlRow> rows, QueryOutcome outcome, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (columns.Count == 0)
        {
            throw new InvalidArgumentException("'columns' is empty.", "Leave it out for all columns.");
        }

        await foreach (VqlRow row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Choose(row);
        }

        foreach (string column in _missing.Where(_ => _seen.Count > 0))
        {
            outcome.AddNote($"None of these rows has a column '{EvidenceText.Show(column)}'. {NearMatches.Question(NearMatches.Of(column, _seen)) ?? $"They have {string.Join(", ", _seen.Select(EvidenceText.Show))}."}");
        }
    }

    private VqlRow Choose(VqlRow row)
    {
        var values = new Dictionary<string, VqlValue>(StringComparer.Ordinal);
        foreach ((string name, VqlValue value) in row.Columns)
        {
            values[name] = value;
            _seen.Add(name);
        }

        _missing.ExceptWith(values.Keys);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (string column in columns.Append(Source).Distinct())
            {
                if (values.TryGetValue(column, out VqlValue value))
                {
                    writer.WritePropertyName(column);
                    writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
                }
            }

            writer.WriteEndObject();
        }

        return new VqlRow(buffer.WrittenMemory.ToArray());
    }
}
