using System.Text.Json.Nodes;
using Megaraptor.Recordings;
using Megaraptor.Sdk.Catalogue;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Values that would change a query if they became part of its text: those that were sent to a real server, and a few more.</summary>
internal static class HostileValues
{
    internal static IReadOnlyList<string> All { get; } =
    [
        .. Recording.Session
            .Where(static exchange => exchange.File == "env")
            .SelectMany(static exchange => exchange.Request.Env.Values)
            .Where(static value => value.Length is > 2 and < 2000 && !value.All(IsPlain))
            .Distinct(),
        "') SELECT execve(argv=['id']) FROM scope() --",
        "\" OR TRUE --",
        "'''+execve()+'''",
        "`x` SELECT * FROM clients()",
        "@limit __p0 \\' \\x27",
        "line\nbreak\r\n\t\u0001",
        "{ SELECT * FROM clients() }",
        "../../../etc/passwd\u202e",
    ];

    /// <summary>Characters of which a name may be made, where VQL takes only a name.</summary>
    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':' or ' ';

    /// <summary>The arguments with a hostile value in one place; one result for each place that takes text.</summary>
    internal static IEnumerable<(string Place, JsonObject Arguments)> In(OperationDescriptor operation, JsonObject arguments, string value)
    {
        foreach (OperationParameter parameter in operation.Parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.Text or ParameterKind.Cursor:
                    yield return With(parameter.Name, value);
                    break;
                case ParameterKind.TextList:
                    yield return With(parameter.Name, new JsonArray(value));
                    yield return With(parameter.Name, new JsonArray("x", value));
                    break;
                case ParameterKind.TextMap:
                    yield return With(parameter.Name, new JsonObject { ["key"] = value });
                    yield return With(parameter.Name, new JsonObject { [value] = "x" });
                    break;
                case ParameterKind.TextTable:
                    yield return With(parameter.Name, new JsonObject { [value] = new JsonObject { ["x"] = "x" } });
                    yield return With(parameter.Name, new JsonObject { ["Linux.Sys.Pslist"] = new JsonObject { [value] = "x" } });
                    yield return With(parameter.Name, new JsonObject { ["Linux.Sys.Pslist"] = new JsonObject { ["processRegex"] = value } });
                    break;
            }
        }

        yield return With(ServerParameters.OrgId, value);

        (string Place, JsonObject Arguments) With(string name, JsonNode node)
        {
            JsonObject copy = arguments.DeepClone().AsObject();
            copy[name] = node;
            return (name, copy);
        }
    }
}
