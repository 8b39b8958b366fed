using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>The variables of a scope as a value, which a lambda is given that has no other argument.</summary>
/// <param name="captured">The scope.</param>
internal sealed class ScopeValue(Scope captured) : VqlObject
{
    /// <inheritdoc/>
    public override string TypeName => "*scope.Scope";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => [];

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value) =>
        captured.TryResolve(name, out value) ? Lookup.Found : Lookup.Default;

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => new VqlDict(0);

    /// <inheritdoc/>
    public override string ToString() => "{}";
}
