using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Files;
using Megaraptor.Sdk.Query;
using Parquet;
using Parquet.Schema;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>Writes rows as Parquet, group by group. Only the column-wise interface of the library is used: the one that maps classes needs reflection.</summary>
internal static class ParquetExport
{
    internal static async Task WriteAsync(RowSpool spool, OutputFile file, CancellationToken cancellationToken)
    {
        IReadOnlyList<ExportColumn> columns = spool.Columns;
        DataField[] fields = [.. columns.Select(Field)];
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file.Stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var group = new ParquetGroup(columns);
            await foreach (VqlRow row in spool.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                group.Add(row);
                if (group.IsFull)
                {
                    await WriteGroupAsync(writer, columns, fields, group, file, cancellationToken).ConfigureAwait(false);
                    group.Clear();
                }
            }

            if (group.Rows > 0)
            {
                await WriteGroupAsync(writer, columns, fields, group, file, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static DataField Field(ExportColumn column) => column.Kind switch
    {
        ExportKind.Flag => new DataField<bool?>(column.Name),
        ExportKind.Integer => new DataField<long?>(column.Name),
        ExportKind.Number => new DataField<double?>(column.Name),
        _ => new DataField<string>(column.Name),
    };

    private static Task WriteGroupAsync(ParquetWriter writer, IReadOnlyList<ExportColumn> columns, DataField[] fields, ParquetGroup rows, OutputFile file, CancellationToken cancellationToken) =>
        OutputFailures.GuardAsync(file.Path, async () =>
        {
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            for (int i = 0; i < fields.Length; i++)
            {
                VqlValue[] values = rows.Values(i);
                switch (columns[i].Kind)
                {
                    case ExportKind.Flag:
                        await group.WriteAsync<bool>(fields[i], Array.ConvertAll(values, static value => value.AsBoolean()), cancellationToken: cancellationToken).ConfigureAwait(false);
                        break;
                    case ExportKind.Integer:
                        await group.WriteAsync<long>(fields[i], Array.ConvertAll(values, static value => value.IsNull ? null : (long?)long.Parse(Json(value), CultureInfo.InvariantCulture)), cancellationToken: cancellationToken).ConfigureAwait(false);
                        break;
                    case ExportKind.Number:
                        await group.WriteAsync<double>(fields[i], Array.ConvertAll(values, static value => value.IsNull ? null : value.AsDouble()), cancellationToken: cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        await group.WriteAsync(fields[i], Array.ConvertAll(values, static value => value.IsNull ? null : value.ToString())!).ConfigureAwait(false);
                        break;
                }
            }
        });

    private static string Json(VqlValue value) => Encoding.UTF8.GetString(value.Json.Span);
}
