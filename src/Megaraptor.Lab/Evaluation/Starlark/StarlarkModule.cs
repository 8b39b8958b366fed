using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Starlark.Execution;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Starlark;

/// <summary>What <c>starl()</c> gives: a program that has run. Its names are members.</summary>
/// <param name="globals">The names with their values.</param>
/// <param name="names">The names.</param>
internal sealed class StarlarkModule(NameFrame globals, IReadOnlySet<string> names) : VqlObject
{
    /// <inheritdoc/>
    public override string TypeName => "*tools.StarlModule";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => names.Select(StarlarkText.ToVql).Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        value = null;
        if (!globals.TryGetOwn(StarlarkText.FromVql(name), out object? own))
        {
            return Lookup.Missing;
        }

        try
        {
            value = new StarlarkConversion(StarlarkProgram.Budget(scope.Query)).ToVql(own);
        }
        catch (StarlarkException e)
        {
            StarlarkProgram.Log(scope.Query, e.Message);
        }

        return Lookup.Found;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope)
    {
        var shown = new VqlDict();
        foreach (string name in MemberNames)
        {
            if (TryGetMember(scope, name, out object? value) == Lookup.Found && value is not VqlCallable)
            {
                shown.Set(name, value);
            }
        }

        return shown;
    }

    /// <inheritdoc/>
    public override string ToString() => TypeName;
}
