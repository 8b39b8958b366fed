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
            foreach (ParameterModel parameter in operation.Exposed.Where(static parameter => parameter.Role != ParameterRole.Page))
            {
                writer.Line($"{parameter.Type!.Declared} {Local(parameter)} = {ArgumentBinding.Of(parameter)};");
                ArgumentBinding.EmitChecks(writer, parameter);
            }

            if (page is not null)
            {
                string ownCursor = operation.Parameters.Any(static parameter => parameter.Role == ParameterRole.Cursor) ? "true" : "false";
                writer.Line($"var {Local(page)} = arguments.Page({CSharpText.Literal(page.WireName)}, {ArgumentBinding.Number(page.PageDefault)}, {ArgumentBinding.Number(page.Max ?? int.MaxValue)}, {ownCursor});");
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
        foreach (ParameterModel options in operation.Parameters.Where(static parameter => parameter.Role == ParameterRole.Options))
        {
            string members = string.Join(", ", options.Members.Select(member => $"{CSharpText.Identifier(member.Name)} = {Local(member)} ?? {Local(options)}.{CSharpText.Identifier(member.Name)}"));
            writer.Line($"var {Local(options)} = new {options.Type!.Name}();");
            writer.Line($"{Local(options)} = {Local(options)} with {{ {members} }};");
        }

        string arguments = string.Join(", ", operation.Parameters.Select(static parameter => $"{CSharpText.Identifier(parameter.Name)}: {Argument(parameter)}"));
        string json = RecordJson.Writer(operation.Result);
        string rows = page is null ? "null" : Local(page);
        if (UsesServer(operation))
        {
            EmitServerCall(writer, operation, $"new {operation.Class.Name}({Constructor(operation.Class)}).{operation.Method}({arguments})", json, rows);
            return;
        }

        string target = operation.IsStatic || operation.Class.IsStatic ? operation.Class.Name : $"new {operation.Class.Name}({Constructor(operation.Class)})";
        string call = $"{target}.{operation.Method}({arguments})";
        string runner = $"await {Catalogue}.OperationRunner";
        const string Tail = "call.Sink, cancellationToken).ConfigureAwait(false);";
        switch (operation.ResultKind)
        {
            case ResultKind.Rows:
                writer.Line($"{runner}.WriteRowsAsync({call}, {json}, {rows}, {Tail}");
                break;
            case ResultKind.List:
                writer.Line($"{runner}.WriteListAsync(await {call}.ConfigureAwait(false), {json}, {Tail}");
                break;
            case ResultKind.Nothing:
                writer.Line($"await {call}.ConfigureAwait(false);");
                writer.Line($"{runner}.WriteDoneAsync({Tail}");
                break;
            default:
                string write = operation.Result.IsNullable ? "WriteOptionalAsync(Name, " : "WriteResultAsync(";
                writer.Line($"{runner}.{write}await {call}.ConfigureAwait(false), {json}, {Tail}");
                break;
        }
    }

    private static void EmitServerCall(IndentedWriter writer, OperationModel operation, string call, string json, string rows)
    {
        string runner = $"await {Catalogue}.OperationRunner";
        const string Head = "this, call, server, ";
        const string Tail = "cancellationToken).ConfigureAwait(false);";
        string awaited = $"async client => await {call}.ConfigureAwait(false)";
        writer.Line(operation.ResultKind switch
        {
            ResultKind.Rows => $"{runner}.RunRowsAsync({Head}client => {call}, {json}, {rows}, {Tail}",
            ResultKind.List => $"{runner}.RunListAsync({Head}{awaited}, {json}, {Tail}",
            ResultKind.Nothing => $"{runner}.RunDoneAsync({Head}{awaited}, {Tail}",
            _ when operation.Result.IsNullable => $"{runner}.RunOptionalAsync({Head}{awaited}, {json}, {Tail}",
            _ => $"{runner}.RunResultAsync({Head}{awaited}, {json}, {Tail}",
        });
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

    private static string Local(ParameterModel parameter) => "a" + char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);
}
