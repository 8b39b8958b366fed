using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that choose, inspect and call.</summary>
internal static class ControlFunctions
{

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("if", If),
        Define.Function("typeof", TypeOf),
        Define.Function("eval", Eval),
        Define.Function("version", Version),
    ];

    private static object? If(Call call) => call.Evaluate(Truth.Of(call.Scope, call.Value("condition")) ? "then" : "else") switch
    {
        StoredExpression expression => expression.Reduce(call.Scope),
        var value => value,
    };

    /// <summary>The type of the first argument, whatever its name.</summary>
    private static object? TypeOf(Call call) => call.Free.Count == 0 ? null : VqlValue.TypeName(Value(call));

    private static object? Value(Call call) => call.Free.Value(0) is StoredExpression expression ? expression.Reduce(call.Scope) : call.Free.Value(0);

    /// <summary>A list holds the arguments, anything else is the only one. Without arguments, the variables are.</summary>
    private static object? Eval(Call call)
    {
        object?[] values = call.Value("args") switch
        {
            null => [new ScopeValue(call.Scope)],
            VqlList list => [.. list.Select(item => Materialised.Query(call.Scope, item))],
            var only => [Materialised.Query(call.Scope, only)],
        };
        return Materialised.Query(call.Scope, call.LambdaOf("func")!.Invoke(call.Scope, values));
    }

    private static object? Version(Call call)
    {
        if (call.Text("plugin") is { Length: > 0 } plugin)
        {
            return call.Query.Names.Plugins.TryGetValue(plugin, out PluginDefinition? definition)
                ? definition.Version
                : VersionUnlessUnknown(VqlNameKind.Plugin, plugin);
        }

        if (call.Text("function") is { Length: > 0 } function)
        {
            return call.Query.Names.Functions.TryGetValue(function, out FunctionDefinition? definition)
                ? definition.Version
                : VersionUnlessUnknown(VqlNameKind.Function, function);
        }

        call.Log("One of plugin or function should be specified");
        return 0;
    }

    private static int? VersionUnlessUnknown(VqlNameKind kind, string name) => VqlReference.Default.Find(kind, name) is null ? null : 0;
}
