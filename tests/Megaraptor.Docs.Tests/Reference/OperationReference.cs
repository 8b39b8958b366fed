using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Docs.Tests.Reference;

/// <summary>The reference of all operations as a document, made of their descriptors.</summary>
internal static class OperationReference
{
    internal static string Render(OperationCatalogue catalogue)
    {
        var page = new StringBuilder();
        page.Append("""
            # Operations

            Every operation is a method of the SDK, an MCP tool and a verb of the command line. This page is made of the
            operations themselves; a test keeps it true.

            Operations on a server also take `server` (the name of one of several servers), `org_id` (the org to ask, the
            identity's own when absent; `*` for every org, where an operation reads) and `timeout` (seconds the query may run on
            the server, 1 to 3600).


            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, OperationDescriptor> noun in catalogue.Operations.OrderBy(static operation => operation.Verb, StringComparer.Ordinal).GroupBy(static operation => operation.Verb.Split(' ')[0]))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {noun.Key}\n\n");
            foreach (OperationDescriptor operation in noun)
            {
                Render(page, operation);
            }
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void Render(StringBuilder page, OperationDescriptor operation)
    {
        page.Append(CultureInfo.InvariantCulture, $"### {operation.Name}\n\n{operation.Description}\n\n");
        string needs = operation.Needs == Permission.None ? "" : $" Needs {string.Join(", ", PermissionNames.Of(operation.Needs))}.";
        page.Append(CultureInfo.InvariantCulture, $"`megaraptor {operation.Verb}`. Effect: {operation.Effect}.{needs}\n\n");
        if (operation.Parameters.Count == 0)
        {
            return;
        }

        page.Append("| parameter | kind | meaning |\n|---|---|---|\n");
        foreach (OperationParameter parameter in operation.Parameters)
        {
            string name = parameter.IsRequired ? $"**`{parameter.Name}`**" : $"`{parameter.Name}`";
            string kind = parameter.Choices.Count > 0 ? string.Join(", ", parameter.Choices) : Words(parameter.Kind);
            string meaning = parameter.Default is null ? parameter.Description : $"{parameter.Description} Default: {parameter.Default}.";
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {kind} | {meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        page.Append('\n');
    }

    private static string Words(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer or ParameterKind.Page => "whole number",
        ParameterKind.Number => "number",
        ParameterKind.Flag => "true or false",
        ParameterKind.TextList => "texts",
        ParameterKind.Duration => "seconds",
        ParameterKind.IntegerList => "whole numbers",
        ParameterKind.TextMap => "texts by name",
        ParameterKind.QueryText => "VQL",
        ParameterKind.Cursor => "cursor",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
