using System.Text.Json;
using Megaraptor.Mcp.Budget;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Mcp.Tools;

/// <summary>A failure as a model reads it: what is wrong, what to do, and the server's own log lines.</summary>
internal static class FailureText
{
    internal static void Write(Utf8JsonWriter writer, MegaraptorException failure)
    {
        writer.WriteString("error", failure.Message);
        if (failure.Hint is not null)
        {
            writer.WriteString("hint", failure.Hint);
        }

        writer.WriteString("code", failure.Code.Name);
        if (failure is PermissionDeniedException { Permission: { } permission })
        {
            writer.WriteString("missing_permission", permission);
        }

        if (failure is VqlException vql)
        {
            if (vql is { Line: { } line, Column: { } column })
            {
                writer.WriteNumber("line", line);
                writer.WriteNumber("column", column);
            }

            AnswerSink.WriteLogs(writer, vql.Logs);
        }
    }
}
