namespace Megaraptor.Lab.Tests.Evaluation.Starlark;

/// <summary>What a query makes of a Starlark program.</summary>
internal static class StarlarkAnswer
{
    /// <summary>The log of a program that ran.</summary>
    public const string Warning = "DEFAULT:starl: Warning: This module is experiemental and may be removed in the future. Please provide feedback about its usefulness to the Velociraptor team!";

    /// <summary>The JSON of an expression, evaluated by the program.</summary>
    public static string Of(string expression)
    {
        EvaluatedQuery evaluated = Call($"def f():\n  return {expression}\n", "m.f()");
        evaluated.Logs.ShouldBe([Warning]);
        return evaluated.Json["[{\"A\":".Length..^"}]".Length];
    }

    /// <summary>Why an expression has no value.</summary>
    public static string FailureOf(string expression) => Failure($"def f():\n  return {expression}\n");

    /// <summary>Why a program, or its function <c>f</c>, fails.</summary>
    public static string Failure(string code)
    {
        EvaluatedQuery evaluated = Call(code, "m.f()");
        evaluated.Json.ShouldBe("[{\"A\":null}]");
        return evaluated.Logs.First(static line => line != Warning).ShouldStartWithReturning("starl: ");
    }

    /// <summary>The JSON of what function <c>f</c> of a program returns.</summary>
    public static string Run(string code)
    {
        EvaluatedQuery evaluated = Call(code, "m.f()");
        evaluated.Logs.ShouldBe([Warning]);
        return evaluated.Json["[{\"A\":".Length..^"}]".Length];
    }

    /// <summary>What a query makes of a program.</summary>
    public static EvaluatedQuery Call(string code, string expression) =>
        EvaluatedQuery.Of($"LET m <= starl(code=code) SELECT {expression} AS A FROM scope()", ("code", code));

    private static string ShouldStartWithReturning(this string text, string start)
    {
        text.ShouldStartWith(start);
        return text[start.Length..];
    }
}
