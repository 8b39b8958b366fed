using System.Runtime.CompilerServices;
using Megaraptor.Lab.Evaluation.Starlark.Syntax;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>A Starlark program is wrong, or failed.</summary>
/// <param name="message">What is wrong, with its place where the server tells it.</param>
internal sealed class StarlarkException(string message) : Exception(message)
{
    /// <summary>An error of the program's text.</summary>
    /// <param name="position">Where it is.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The exception to throw.</returns>
    public static StarlarkException At(SourcePosition position, string message) => new($"{position}: {message}");

    /// <summary>Ends a program that nests deeper than the thread's stack, before the stack ends.</summary>
    /// <exception cref="StarlarkException">It does.</exception>
    public static void ThrowIfTooDeep()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new StarlarkException("the program nests too deeply for the Lab");
        }
    }
}
