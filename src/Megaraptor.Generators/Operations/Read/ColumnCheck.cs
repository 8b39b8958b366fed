using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Generators.Operations.Read;

/// <summary>Compares the columns that the VQL selects with the properties of the row type, both ways.</summary>
internal static class ColumnCheck
{
    internal static void Check(VqlScript script, RecordModel record, LiteralMap map, LocationInfo? method, List<DiagnosticInfo> findings)
    {
        string shortName = record.Name.Substring(record.Name.LastIndexOf('.') + 1);
        PropertyModel[] properties = [.. record.Properties.Where(static property => property.HasColumn)];
        foreach (SelectStatement statement in script.Statements.OfType<SelectStatement>())
        {
            if (statement.Query.Columns.Any(static column => column.IsStar))
            {
                continue;
            }

            var columns = new Dictionary<string, SelectColumn>();
            foreach (SelectColumn column in statement.Query.Columns)
            {
                columns[ServerText.ColumnName(column)] = column;
            }

            foreach (KeyValuePair<string, SelectColumn> column in columns)
            {
                if (!Array.Exists(properties, property => property.IsReadFrom(column.Key)))
                {
                    findings.Add(DiagnosticInfo.Create(Rules.ColumnWithoutProperty, map.Locate(column.Value.Span), column.Key, shortName, Near(column.Key, properties.Select(static property => property.Column))));
                }
            }

            foreach (PropertyModel property in properties)
            {
                if (!columns.Keys.Any(property.IsReadFrom))
                {
                    findings.Add(DiagnosticInfo.Create(Rules.PropertyWithoutColumn, method, property.Name, shortName, property.Column, Near(property.Column, columns.Keys)));
                }
            }
        }
    }

    private static string Near(string name, IEnumerable<string> others)
    {
        string? nearest = others.OrderBy(other => EditDistance.Between(name, other)).FirstOrDefault();
        return nearest is not null && EditDistance.Between(name, nearest) <= Math.Max(2, name.Length / 3) ? $"; did you mean '{nearest}'?" : "";
    }
}
