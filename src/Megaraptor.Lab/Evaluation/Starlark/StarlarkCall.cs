using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Values;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>A function of a program, which queries call with arguments by name.</summary>
/// <param name="function">The function.</param>
internal sealed class StarlarkCall(StarlarkCallable function) : VqlCallable
{
    /// <summary>The function.</summary>
    public StarlarkCallable Function { get; } = function;

    /// <inheritdoc/>
    public override string TypeName => "*tools.StarlFunc";

    /// <inheritdoc/>
    public override object? Invoke(Scope scope, BoundArguments arguments)
    {
        QueryContext query = scope.Query;
        query.Statistics.FunctionsCalled++;
        StarlarkBudget budget = StarlarkProgram.Budget(query);
        var conversion = new StarlarkConversion(budget);
        try
        {
            var named = new List<(string Name, object? Value)>(arguments.Count);
            for (int i = 0; i < arguments.Count; i++)
            {
                named.Add((StarlarkText.FromVql(arguments.Name(i)), conversion.ToStarlark(scope, arguments.Value(i))));
            }

            var run = new ProgramRun(budget, text => StarlarkProgram.Log(query, text));
            return conversion.ToVql(run.Call(Function, new StarlarkArguments([], named)));
        }
        catch (StarlarkException e)
        {
            // The server goes on with NULL, and so do calls of its own functions that fail.
            StarlarkProgram.Log(query, e.Message);
            return null;
        }
    }
}
