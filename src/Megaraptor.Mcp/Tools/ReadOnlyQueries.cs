using System.Globalization;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Text;

namespace Megaraptor.Mcp.Tools;

/// <summary>Looks at VQL that a tool would run as it is: a tool that reads runs only queries that compute or read results.</summary>
internal static class ReadOnlyQueries
{
    /// <summary>Refuses a call of a reading operation whose VQL could do more than read results.</summary>
    /// <exception cref="MegaraptorException">The query could do more; nothing was sent.</exception>
    internal static void Check(OperationDescriptor operation, IArgumentSource arguments)
    {
        if (operation.Effect != Effect.Read)
        {
            return;
        }

        foreach (OperationParameter parameter in operation.Parameters.Where(static parameter => parameter.Kind == ParameterKind.QueryText))
        {
            // What is missing, of another type or no VQL is refused by the operation itself, with the words for it.
            if (arguments.Text(parameter.Name, out string? text) == ArgumentState.Read && VqlSyntax.Parse(text!) is { IsValid: true } parsed)
            {
                Check(parsed);
            }
        }
    }

    private static void Check(VqlParseResult query)
    {
        if (ReadGate.FirstRefusal(query.Script) is not { } refusal)
        {
            return;
        }

        TextPosition position = query.Lines.Utf16(refusal.Span.Start);
        throw new MegaraptorException(
            MegaraptorErrorCode.Refused,
            string.Create(CultureInfo.InvariantCulture, $"'{refusal.Name}' (line {position.Line}, column {position.Column}) is not allowed in this read-only tool: {refusal.Reason}"),
            "Use plugins and functions that compute or read results, such as clients(), flows(), source(), hunts(), artifact_definitions(). What changes something or looks into the server itself is for a person to run.");
    }
}
