using System.Globalization;
using System.Text;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits, for a record, the reader of its JSON and the writer of it.</summary>
internal static class RecordJson
{
    internal const string Namespace = "Megaraptor.Generated.Rows";
    private const string Values = "global::Megaraptor.Sdk.Query.JsonValues";
    private const string Row = "global::Megaraptor.Sdk.Query.VqlRow";

    internal static string FileName(RecordModel record) => $"{record.Key}.Json.g.cs";

    /// <summary>The reader of a row, as a method group.</summary>
    internal static string Reader(TypeModel row) => row.Shape == Shape.Row ? $"{Row}.Read" : $"{Type(row.Name)}.Read";

    /// <summary>The reader of a record, as a method group.</summary>
    internal static string Reader(RecordModel record) => $"{Type(record.Name)}.Read";

    /// <summary>The writer of a row or result, as a method group.</summary>
    internal static string Writer(TypeModel row) => row.Shape == Shape.Row ? $"{Row}.Write" : $"{Type(row.Name)}.Write";

    internal static SourceText Emit(RecordModel record)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        using (writer.Braces($"namespace {Namespace}"))
        {
            writer.Line(GeneratedFile.Attribute);
            using (writer.Braces($"internal static class {record.Key}Json"))
            {
                if (record.CanRead)
                {
                    EmitReader(writer, record);
                    writer.Line();
                }

                EmitWriter(writer, record);
            }
        }

        return GeneratedFile.End(writer);
    }

    private static string Type(string recordName) => $"global::{Namespace}.{CSharpText.Mangle(recordName.Replace("global::", ""))}Json";

    private static void EmitReader(IndentedWriter writer, RecordModel record)
    {
        PropertyModel[] read = [.. record.Properties.Where(static property => property.HasColumn)];
        using (writer.Braces($"internal static {record.Name} Read(ref global::System.Text.Json.Utf8JsonReader reader, global::System.ReadOnlyMemory<byte> part)"))
        {
            foreach (PropertyModel property in read)
            {
                writer.Line($"{property.Type.Declared} {Local(property)} = {Initial(property.Type)};");
            }

            using (writer.Braces("while (reader.Read() && reader.TokenType == global::System.Text.Json.JsonTokenType.PropertyName)"))
            {
                if (read.Length > 0)
                {
                    // Comparing lengths first spares most of the names a look; one with escapes is longer than it says.
                    writer.Line("int length = reader.ValueIsEscaped ? -1 : reader.ValueSpan.Length;");
                }

                string keyword = "if";
                foreach (PropertyModel property in read)
                {
                    using (writer.Braces($"{keyword} ({Matches(property)})"))
                    {
                        writer.Line("reader.Read();");
                        writer.Line($"{Local(property)} = {ReadValue(property.Type)};");
                    }

                    keyword = "else if";
                }

                using (writer.Braces(read.Length == 0 ? "" : "else"))
                {
                    writer.Line("reader.Read();");
                    writer.Line("reader.Skip();");
                }
            }

            writer.Line();
            writer.Line($"return new {record.Name}({Construct(record)}){Initialise(record)};");
        }
    }

    private static string Matches(PropertyModel property)
    {
        string column = Matches(property.Column);
        return property.Column == property.Name ? column : $"({column}) || ({Matches(property.Name)})";
    }

    private static string Matches(string name) => $"length is {Encoding.UTF8.GetByteCount(name).ToString(CultureInfo.InvariantCulture)} or -1 && reader.ValueTextEquals({CSharpText.Utf8(name)})";

    private static string Construct(RecordModel record) => string.Join(", ", record.Properties
        .Where(static property => property.ConstructorIndex >= 0)
        .OrderBy(static property => property.ConstructorIndex)
        .Select(static property => property.HasColumn ? Local(property) : $"default({property.Type.Declared})!"));

    private static string Initialise(RecordModel record)
    {
        string[] set = [.. record.Properties
            .Where(static property => property.HasColumn && property.ConstructorIndex < 0)
            .Select(static property => $"{CSharpText.Identifier(property.Name)} = {Local(property)}")];
        return set.Length == 0 ? "" : $" {{ {string.Join(", ", set)} }}";
    }

    private static string Initial(TypeModel type) => type switch
    {
        { IsNullable: true } => "null",
        { Shape: Shape.Text } => "\"\"",
        { Shape: Shape.List } => "[]",
        { Shape: Shape.Map } => $"new global::System.Collections.Generic.Dictionary<string, {type.Element!.Declared}>()",
        { Shape: Shape.Record or Shape.Row } => "null!",
        _ => "default",
    };

    /// <summary>An expression that reads the value on which the reader stands.</summary>
    private static string ReadValue(TypeModel type) => type.Shape switch
    {
        Shape.Text => $"{Values}.{(type.IsNullable ? "OptionalText" : "Text")}(ref reader)",
        Shape.Int32 when type.IsNullable => $"(int?){Values}.OptionalInt64(ref reader)",
        Shape.Int32 => $"(int){Values}.Int64(ref reader)",
        Shape.Int64 => $"{Values}.{(type.IsNullable ? "OptionalInt64" : "Int64")}(ref reader)",
        Shape.Double => $"{Values}.{(type.IsNullable ? "OptionalDouble" : "Double")}(ref reader)",
        Shape.Boolean => $"{Values}.{(type.IsNullable ? "OptionalBoolean" : "Boolean")}(ref reader)",
        Shape.Timestamp => $"{Values}.Timestamp(ref reader){(type.IsNullable ? "" : " ?? default")}",
        Shape.Duration => $"{Values}.{(type.IsNullable ? "OptionalDuration" : "Duration")}(ref reader)",
        Shape.Choice => Words.Parse(type, $"{Values}.OptionalText(ref reader)"),
        Shape.Value => $"{Values}.Value(ref reader, part)",
        Shape.Row => $"{Row}.Read(ref reader, part)",
        Shape.Record => type.IsNullable
            ? $"reader.TokenType == global::System.Text.Json.JsonTokenType.StartObject ? {Type(type.Name)}.Read(ref reader, part) : {Values}.Nothing<{type.Name}>(ref reader)"
            : $"reader.TokenType == global::System.Text.Json.JsonTokenType.StartObject ? {Type(type.Name)}.Read(ref reader, part) : {Values}.Nothing<{type.Name}>(ref reader)!",
        Shape.List => $"{Values}.List<{type.Element!.Declared}>(ref reader, part, {Element(type.Element)})",
        _ => $"{Values}.Map<{type.Element!.Declared}>(ref reader, part, {Element(type.Element)})",
    };

    private static string Element(TypeModel element) => element.Shape is Shape.Record or Shape.Row && !element.IsNullable
        ? Reader(element)
        : $"static (ref global::System.Text.Json.Utf8JsonReader reader, global::System.ReadOnlyMemory<byte> part) => {ReadValue(element)}";

    private static void EmitWriter(IndentedWriter writer, RecordModel record)
    {
        using (writer.Braces($"internal static void Write(global::System.Text.Json.Utf8JsonWriter writer, {record.Name} value)"))
        {
            writer.Line("writer.WriteStartObject();");
            foreach (PropertyModel property in record.Properties)
            {
                EmitProperty(writer, property);
            }

            writer.Line("writer.WriteEndObject();");
        }
    }

    private static void EmitProperty(IndentedWriter writer, PropertyModel property)
    {
        string value = $"value.{CSharpText.Identifier(property.Name)}";
        if (property.Type.IsNullable)
        {
            string local = Local(property);
            using (writer.Braces($"if ({value} is {{ }} {local})"))
            {
                writer.Line($"writer.WritePropertyName({CSharpText.Utf8(property.Column)});");
                WriteValue(writer, property.Type, local, 0);
            }
        }
        else
        {
            writer.Line($"writer.WritePropertyName({CSharpText.Utf8(property.Column)});");
            WriteValue(writer, property.Type, value, 0);
        }
    }

    /// <summary>Emits statements that write a value which is not null.</summary>
    private static void WriteValue(IndentedWriter writer, TypeModel type, string value, int depth)
    {
        switch (type.Shape)
        {
            case Shape.Text:
                writer.Line($"writer.WriteStringValue({value});");
                break;
            case Shape.Int32 or Shape.Int64 or Shape.Double:
                writer.Line($"writer.WriteNumberValue({value});");
                break;
            case Shape.Boolean:
                writer.Line($"writer.WriteBooleanValue({value});");
                break;
            case Shape.Timestamp:
                writer.Line($"writer.WriteStringValue({value}.UtcDateTime);");
                break;
            case Shape.Duration:
                writer.Line($"writer.WriteNumberValue({value}.TotalSeconds);");
                break;
            case Shape.Choice:
                writer.Line($"writer.WriteStringValue({Words.Of(type with { IsNullable = false }, value)});");
                break;
            case Shape.Value:
                writer.Line($"{value}.WriteTo(writer);");
                break;
            case Shape.Row or Shape.Record:
                writer.Line($"{Writer(type)}(writer, {value});");
                break;
            case Shape.List:
                writer.Line("writer.WriteStartArray();");
                using (writer.Braces($"foreach (var item{depth} in {value})"))
                {
                    WriteElement(writer, type.Element!, $"item{depth}", depth + 1);
                }

                writer.Line("writer.WriteEndArray();");
                break;
            default:
                writer.Line("writer.WriteStartObject();");
                using (writer.Braces($"foreach (var item{depth} in {value})"))
                {
                    writer.Line($"writer.WritePropertyName(item{depth}.Key);");
                    WriteElement(writer, type.Element!, $"item{depth}.Value", depth + 1);
                }

                writer.Line("writer.WriteEndObject();");
                break;
        }
    }

    private static void WriteElement(IndentedWriter writer, TypeModel element, string value, int depth)
    {
        if (!element.IsNullable)
        {
            WriteValue(writer, element, value, depth);
            return;
        }

        using (writer.Braces($"if ({value} is {{ }} element{depth})"))
        {
            WriteValue(writer, element, $"element{depth}", depth);
        }

        using (writer.Braces("else"))
        {
            writer.Line("writer.WriteNullValue();");
        }
    }

    private static string Local(PropertyModel property) => "p" + property.Name;
}
