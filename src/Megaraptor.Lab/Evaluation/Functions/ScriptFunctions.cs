using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Starlark;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions that run programs of another language.</summary>
internal static class ScriptFunctions
{
    private const string Warning = "DEFAULT:starl: Warning: This module is experiemental and may be removed in the future. Please provide feedback about its usefulness to the Velociraptor team!";

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All => [Define.Function("starl", Starlark)];

    private static object? Starlark(Call call)
    {
        try
        {
            RefuseGlobals(call);
            return call.Text("key") is { Length: > 0 } key ? call.Query.Once($"starl {key}", () => Run(call)) : Run(call);
        }
        catch (StarlarkException e)
        {
            throw new CallFailedException(StarlarkText.ToVql(e.Message), e);
        }
    }

    private static StarlarkModule Run(Call call)
    {
        StarlarkModule module = StarlarkProgram.Run(call.Text("code"), call.Query);
        call.Query.Log(Warning);
        return module;
    }

    /// <summary>The server takes no kind of value that a query can make, although it has the argument.</summary>
    private static void RefuseGlobals(Call call)
    {
        if (Materialised.Query(call.Scope, call.Value("globals")) is not { } globals)
        {
            return;
        }

        object? converted = new StarlarkConversion(StarlarkProgram.Budget(call.Query)).ToStarlark(call.Scope, globals);
        string type = converted switch
        {
            StarlarkDict => "*starlark.Dict",
            StarlarkList => "*starlark.List",
            StarlarkCallable => "*starlark.Function",
            string => "starlark.String",
            bool => "starlark.Bool",
            double => "starlark.Float",
            _ => "starlark.Int",
        };
        throw new CallFailedException($"Unrecognized data type {type} provided to globals!");
    }
}
