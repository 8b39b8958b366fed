using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Starlark.Library;
using Megaraptor.Lab.Evaluation.Starlark.Syntax;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>Compiles programs, within the bounds of a query.</summary>
internal static class StarlarkProgram
{
    /// <summary>A second or two of work. What artifacts compute of a row takes a few hundred steps.</summary>
    private const long MostSteps = 5_000_000;

    /// <summary>Runs a program.</summary>
    /// <param name="code">The program, a VQL text.</param>
    /// <param name="query">The query.</param>
    /// <returns>The program's names.</returns>
    /// <exception cref="StarlarkException">It is none, or fails.</exception>
    /// <exception cref="OperationCanceledException">The query was ended.</exception>
    public static StarlarkModule Run(string code, QueryContext query)
    {
        StarlarkBudget budget = Budget(query);
        IReadOnlyList<StarlarkStatement> program = StarlarkParser.Parse(StarlarkText.FromVql(code));
        IReadOnlySet<string> names = ProgramCheck.Of(program, Universe.Names);
        var globals = new NameFrame(Universe.Frame, names);
        new ProgramRun(budget, text => Log(query, text)).Execute(program, globals);
        return new StarlarkModule(globals, names);
    }

    /// <summary>How much a program or a call may do.</summary>
    /// <param name="query">The query.</param>
    /// <returns>A new budget.</returns>
    public static StarlarkBudget Budget(QueryContext query) => new(MostSteps, query.Cancellation);

    /// <summary>Logs what a program says, or what is wrong with it.</summary>
    /// <param name="query">The query.</param>
    /// <param name="text">The text, in bytes.</param>
    public static void Log(QueryContext query, string text) => query.Log($"starl: {StarlarkText.ToVql(text)}");
}
