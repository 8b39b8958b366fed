using System.Globalization;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Text;

namespace Megaraptor.Generators.Operations.Emit;

/// <summary>Emits how a descriptor binds arguments, makes the operations' object and calls the method.</summary>
internal static class InvokerEmitter
{
    private const string Catalogue = "global::Megaraptor.Sdk.Catalogue";

    /// <summary>Whether the operation talks to a server.</summary>
    internal static bool UsesServer(OperationModel operation) => operation.Class.UsesClient && !operation.IsStatic;

    internal static void Emit(IndentedWriter writer, OperationModel operation)
    {
        using (writer.Braces($"public override async global::System.Threading.Tasks.ValueTask InvokeAsync({Catalogue}.OperationCall call, global::System.Threading.CancellationToken cancellationToken)"))
        {
            writer.Line($"var arguments = new {Catalogue}.ArgumentReader(Name, call.Arguments);");
            ParameterModel? page = operation.Parameters.FirstOrDefault(static parameter => parameter.Role == ParameterRole.Page);
            foreach (ParameterModel parameter in operation.Parameters.Where(static parameter => parameter.IsExposed && parameter.Role != ParameterRole.Page))
            {
                writer.Line($"{parameter.Type!.Declared} {Local(parameter)} = {Bind(parameter)};");
            }

            if (page is not null)
            {
                string ownCursor = operation.Parameters.Any(static parameter => parameter.Role == ParameterRole.Cursor) ? "true" : "false";
                writer.Line($"var {Local(page)} = arguments.Page({CSharpText.Literal(page.WireName)}, {Number(page.PageDefault)}, {Number(page.Max ?? int.MaxValue)}, {ownCursor});");
            }

            if (UsesServer(operation))
            {
                writer.Line("var server = arguments.Server(Effect);");
            }

            writer.Line("arguments.Finish();");
            EmitCall(writer, operation, page);
        }
    }

    private static void EmitCall(IndentedWriter writer, OperationModel operation, ParameterModel? page)
    {
        string arguments = string.Join(", ", operation.Parameters.Select(static parameter => $"{CSharpText.Identifier(parameter.Name)}: {Argument(parameter)}"));
        string json = RecordJson.Writer(operation.Result);
        string rows = page is null ? "null" : Local(page);
        bool returnsRows = operation.ResultKind == ResultKind.Rows;
        if (UsesServer(operation))
        {
            string onServer = $"new {operation.Class.Name}({Constructor(operation.Class)}).{operation.Method}({arguments})";
            writer.Line(returnsRows
                ? $"await {Catalogue}.OperationRunner.RunRowsAsync(this, call, server, client => {onServer}, {json}, {rows}, cancellationToken).ConfigureAwait(false);"
                : $"await {Catalogue}.OperationRunner.RunResultAsync(this, call, server, async client => await {onServer}.ConfigureAwait(false), {json}, cancellationToken).ConfigureAwait(false);");
            return;
        }

        string target = operation.IsStatic || operation.Class.IsStatic ? operation.Class.Name : $"new {operation.Class.Name}({Constructor(operation.Class)})";
        string call = $"{target}.{operation.Method}({arguments})";
        writer.Line(returnsRows
            ? $"await {Catalogue}.OperationRunner.WriteRowsAsync({call}, {json}, {rows}, call.Sink, cancellationToken).ConfigureAwait(false);"
            : $"await {Catalogue}.OperationRunner.WriteResultAsync(await {call}.ConfigureAwait(false), {json}, call.Sink, cancellationToken).ConfigureAwait(false);");
    }

    private static string Constructor(ClassModel type)
    {
        if (type.LacksClient)
        {
            return "client";
        }

        return string.Join(", ", type.Constructor.Select(static parameter => parameter.Length == 0 ? "client" : $"call.Service<{parameter}>()"));
    }

    private static string Argument(ParameterModel parameter) => parameter.Role switch
    {
        ParameterRole.Cancellation => "cancellationToken",
        ParameterRole.Page => $"{Local(parameter)}.Fetch",
        _ => Local(parameter),
    };

    private static string Bind(ParameterModel parameter)
    {
        TypeModel type = parameter.Type!;
        string name = CSharpText.Literal(parameter.WireName);
        string presence = parameter.IsRequired ? "Required" : "Optional";
        string read = type.Shape switch
        {
            Shape.Int32 => Integer(int.MinValue, int.MaxValue, "int"),
            Shape.Int64 => Integer(long.MinValue, long.MaxValue, "long"),
            Shape.Double => $"arguments.{presence}Number({name})",
            Shape.Boolean => $"arguments.{presence}Flag({name})",
            Shape.Timestamp => $"arguments.{presence}Time({name})",
            Shape.List => $"arguments.{presence}TextList({name})",
            Shape.Map when type.Element!.Shape == Shape.Map => $"arguments.{presence}TextTable({name})",
            Shape.Map => $"arguments.{presence}TextMap({name})",
            Shape.Choice => Choice(),
            _ => $"arguments.{presence}Text({name})",
        };
        return parameter.IsRequired || parameter.DefaultCode == "default" ? Widened() : $"{read} ?? {parameter.DefaultCode}";

        string Integer(long min, long max, string csharp)
        {
            string bounds = $"{Number(parameter.Min ?? min)}, {Number(parameter.Max ?? max)}";
            return parameter.IsRequired ? $"({csharp})arguments.RequiredInteger({name}, {bounds})" : $"({csharp}?)arguments.OptionalInteger({name}, {bounds})";
        }

        string Choice()
        {
            string words = $"[{string.Join(", ", type.Choices.Select(static choice => CSharpText.Literal(choice.Word)))}]";
            string arms = string.Join(", ", type.Choices.Select((choice, i) => $"{i.ToString(CultureInfo.InvariantCulture)} => {type.Name}.{choice.Member}"));
            return parameter.IsRequired
                ? $"arguments.RequiredChoice({name}, {words}) switch {{ {arms}, _ => default }}"
                : $"(arguments.OptionalChoice({name}, {words}) switch {{ {arms}, _ => ({type.Name}?)null }})";
        }

        // "= default" of a type that is not nullable: what is absent becomes that default.
        string Widened() => parameter.IsRequired || type.IsNullable ? read : $"{read} ?? default!";
    }

    private static string Number(long value) => value switch
    {
        long.MinValue => "long.MinValue",
        long.MaxValue => "long.MaxValue",
        int.MinValue => "int.MinValue",
        int.MaxValue => "int.MaxValue",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Local(ParameterModel parameter) => "a" + char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
}
