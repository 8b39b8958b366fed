using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits, for a record with <c>[VqlRow]</c>, what queries ask of the type of their rows.</summary>
internal static class RowTypeEmitter
{
    private const string Query = "global::Megaraptor.Sdk.Query";

    internal static string FileName(RowTypeModel row) => $"{row.Record.Key}.Row.g.cs";

    internal static SourceText Emit(RowTypeModel row)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        string contract = $"{Query}.IVqlRow<{row.Class.Name}>";
        int last = row.Class.Declarations.Count - 1;
        ClassModel declared = row.Class with { Declarations = row.Class.Declarations.Select((declaration, i) => i == last ? $"{declaration} : {contract}" : declaration).ToEquatable() };
        using (ContainingTypes.Open(writer, declared))
        {
            writer.Line("/// <inheritdoc/>");
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"static global::System.Collections.Generic.IReadOnlyList<{Query}.VqlColumn> {contract}.RowColumns {{ get; }} =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (PropertyModel property in row.Record.Properties.Where(static property => property.HasColumn))
                {
                    writer.Line($"new {Query}.VqlColumn({CSharpText.Literal(property.Column)}, {CSharpText.Literal(property.Name)}, {(property.Type.IsNullable ? "false" : "true")}),");
                }
            }

            writer.Line("];");
            writer.Line();
            writer.Line("/// <inheritdoc/>");
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"static {row.Class.Name} {contract}.ReadRow(ref global::System.Text.Json.Utf8JsonReader reader, global::System.ReadOnlyMemory<byte> part) => {RecordJson.Reader(row.Record)}(ref reader, part);");
        }

        return GeneratedFile.End(writer);
    }
}
