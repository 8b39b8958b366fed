using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Evaluation.Values;

/// <summary>A function that is a value, such as a member of a script module: <c>m.double(x=1)</c>.</summary>
internal abstract class VqlCallable
{
    /// <summary>The type's name for <c>typeof()</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Calls the function.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The result.</returns>
    public abstract object? Invoke(Scope scope, BoundArguments arguments);
}
