using System.Globalization;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits the descriptor of an operation, and its line in the assembly's entries.</summary>
internal static class DescriptorEmitter
{
    private const string Catalogue = "global::Megaraptor.Sdk.Catalogue";

    internal static string FileName(OperationModel operation) => $"{operation.Name}.Operation.g.cs";

    internal static SourceText Emit(OperationModel operation)
    {
        IndentedWriter writer = GeneratedFile.Begin();
        writer.Line($"[assembly: {Catalogue}.OperationEntry({CSharpText.Literal(operation.Name)}, typeof({operation.DescriptorFullName}), {operation.Effect}, {CSharpText.Literal(operation.Toolset)})]");
        writer.Line();
        using (writer.Braces($"namespace {operation.DescriptorNamespace}"))
        {
            string visibility = operation.Class.IsPublic ? "public" : "internal";
            writer.Line($"/// <summary>Describes and invokes the operation {operation.Name}.</summary>");
            writer.Line(GeneratedFile.Attribute);
            writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            using (writer.Braces($"{visibility} sealed class {operation.DescriptorName} : {Catalogue}.OperationDescriptor"))
            {
                EmitProperties(writer, operation);
                writer.Line();
                InvokerEmitter.Emit(writer, operation);
            }
        }

        return GeneratedFile.End(writer);
    }

    private static void EmitProperties(IndentedWriter writer, OperationModel operation)
    {
        if (operation.Exposed.Any())
        {
            writer.Line($"private global::System.Collections.Generic.IReadOnlyList<{Catalogue}.OperationParameter>? _parameters;");
            writer.Line();
        }

        Property("string", "Name", CSharpText.Literal(operation.Name));
        Property("string", "Verb", CSharpText.Literal(operation.Verb));
        Property("string", "Title", CSharpText.Literal(operation.Title));
        Property("string", "Description", CSharpText.Literal(operation.Description));
        Property($"{Catalogue}.Effect", "Effect", operation.Effect);
        Property($"{Catalogue}.Permission", "Needs", operation.Needs);
        Property("string", "Toolset", CSharpText.Literal(operation.Toolset));
        Property("bool", "ReturnsRows", operation.ReturnsRows ? "true" : "false");
        if (!InvokerEmitter.UsesServer(operation))
        {
            Property("bool", "UsesServer", "false");
        }

        Property("global::System.ReadOnlySpan<byte>", "InputSchema", CSharpText.Utf8(SchemaEmitter.Input(operation)));
        Property("global::System.ReadOnlySpan<byte>", "OutputSchema", SchemaEmitter.Output(operation) is { Length: > 0 } output ? CSharpText.Utf8(output) : "default");
        EmitParameters(writer, operation);

        void Property(string type, string name, string value)
        {
            writer.Line($"public override {type} {name} => {value};");
            writer.Line();
        }
    }

    private static void EmitParameters(IndentedWriter writer, OperationModel operation)
    {
        ParameterModel[] exposed = [.. operation.Exposed];
        string type = $"global::System.Collections.Generic.IReadOnlyList<{Catalogue}.OperationParameter>";
        if (exposed.Length == 0)
        {
            writer.Line($"public override {type} Parameters => [];");
            return;
        }

        writer.Line($"public override {type} Parameters => _parameters ??=");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (ParameterModel parameter in exposed)
            {
                string extras = Extras(parameter);
                writer.Line($"new {Catalogue}.OperationParameter({CSharpText.Literal(parameter.WireName)}, {Catalogue}.ParameterKind.{Kind(parameter)}, {CSharpText.Literal(parameter.Documentation)}, {(parameter.IsRequired ? "true" : "false")}){extras},");
            }

            bool isPaged = exposed.Any(static parameter => parameter.Role == ParameterRole.Page);
            if (isPaged && exposed.All(static parameter => parameter.Role != ParameterRole.Cursor))
            {
                writer.Line($"new {Catalogue}.OperationParameter(\"cursor\", {Catalogue}.ParameterKind.Cursor, \"Continues an earlier answer: its next_cursor, with the same arguments.\", false),");
            }
        }

        writer.Line("];");
    }

    private static string Extras(ParameterModel parameter)
    {
        var extras = new List<string>();
        EquatableArray<ChoiceModel> choices = (parameter.Type!.Element ?? parameter.Type).Choices;
        if (choices.Count > 0)
        {
            extras.Add($"Choices = [{string.Join(", ", choices.Select(static choice => CSharpText.Literal(choice.Word)))}]");
        }

        string? fallback = parameter.Role == ParameterRole.Page ? parameter.PageDefault.ToString(CultureInfo.InvariantCulture) : parameter.DefaultJson?.Trim('"');
        if (fallback is not null)
        {
            extras.Add($"Default = {CSharpText.Literal(fallback)}");
        }

        return extras.Count == 0 ? "" : $" {{ {string.Join(", ", extras)} }}";
    }

    private static string Kind(ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Page => "Page",
        ParameterRole.Cursor => "Cursor",
        ParameterRole.QueryText => "QueryText",
        _ => parameter.Type!.Shape switch
        {
            Shape.Int32 or Shape.Int64 => "Integer",
            Shape.Double => "Number",
            Shape.Boolean => "Flag",
            Shape.Choice => "Choice",
            Shape.Duration => "Duration",
            Shape.List when parameter.Type!.Element!.Shape == Shape.Choice => "ChoiceList",
            Shape.List when parameter.Type!.Element!.Shape != Shape.Text => "IntegerList",
            Shape.List => "TextList",
            Shape.Map when parameter.Type!.Element!.Shape == Shape.Map => "TextTable",
            Shape.Map => "TextMap",
            _ => "Text",
        },
    };
}
