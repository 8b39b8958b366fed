using System.CommandLine;
using System.Text.Json;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor operations</c>: every operation of this program, from the same catalogue as the tools and the verbs.</summary>
internal static class OperationsCommand
{
    internal static Command Create(Terminal terminal)
    {
        var common = new CommonOptions();
        var command = new Command("operations", "List every operation with its effect, the permissions it needs and its parameters.") { common.Format };
        command.SetAction((parsed, token) => CommandRunner.RunAsync(terminal, () => ListAsync(terminal, parsed.GetValue(common.Format), token), token));
        return command;
    }

    private static async Task<ExitCode> ListAsync(Terminal terminal, OutputFormat format, CancellationToken cancellationToken)
    {
        using FormatSink sink = terminal.Sink(format);
        foreach (OperationDescriptor operation in OperationCatalogue.OfProgram.Operations.OrderBy(static operation => operation.Name, StringComparer.Ordinal))
        {
            Write(sink.Writer, operation);
            await sink.TakeRowAsync(cancellationToken).ConfigureAwait(false);
        }

        sink.End(succeeded: true);
        return ExitCode.Ok;
    }

    private static void Write(Utf8JsonWriter writer, OperationDescriptor operation)
    {
        writer.WriteStartObject();
        writer.WriteString("name", operation.Name);
        writer.WriteString("summary", operation.Description);
        writer.WriteString("effect", operation.Effect.ToString().ToLowerInvariant());
        writer.WriteString("permission", string.Join(", ", PermissionNames.Of(operation.Needs)));
        writer.WriteStartArray("parameters");
        foreach (OperationParameter parameter in (IEnumerable<OperationParameter>)[.. operation.Parameters, .. ServerParameters.Of(operation)])
        {
            writer.WriteStringValue(parameter.Name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
