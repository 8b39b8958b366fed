using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>Finds the calls of a query whose names the server does not check.</summary>
internal sealed class SilentCalls : VqlWalker
{
    private static readonly string[] s_plugins = ["source", "flow_results", "flows", "flow_logs", "uploads", "enumerate_flow", "monitoring", "hunts", "hunt_flows", "clients"];

    private readonly IReadOnlyDictionary<string, string> _env;
    private readonly List<SilentCall> _found = [];

    private SilentCalls(IReadOnlyDictionary<string, string> env) => _env = env;

    internal static IReadOnlyList<SilentCall> Of(VqlScript script, IReadOnlyDictionary<string, string> env)
    {
        var calls = new SilentCalls(env);
        calls.Visit(script);
        return calls._found;
    }

    protected override bool VisitFromClause(FromClause node)
    {
        if (node.Arguments is { } arguments && s_plugins.Contains(node.FullName) && arguments.Items.Any(static argument => argument.Name.Name is "client_id" or "flow_id" or "hunt_id" or "artifact"))
        {
            _found.Add(new SilentCall(node.FullName, Text(arguments, "client_id"), Text(arguments, "flow_id"), Text(arguments, "artifact")));
        }

        return base.VisitFromClause(node);
    }

    /// <summary>The value of an argument that the text itself tells: a string, or a variable that came with the query.</summary>
    private string? Text(CallArguments arguments, string name) => arguments.Find(name)?.Value switch
    {
        StringLiteral literal => literal.Value,
        SymbolExpression { Names.Count: 1, Arguments: null, IsNegated: false } symbol => _env.GetValueOrDefault(symbol.FullName),
        _ => null,
    };
}
