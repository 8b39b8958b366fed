using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Queries;

/// <summary>What <c>SELECT *</c> selects of a row: all its columns, none of which is read before it is asked for.</summary>
/// <param name="row">The row.</param>
internal sealed class StarRow(RawRow row) : VqlObject
{
    /// <inheritdoc/>
    public override string TypeName => "*vfilter.LazyRowImpl";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => row.MemberNames;

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value) =>
        row.TryGetMember(scope, name, out value) == Lookup.Found ? Lookup.Found : Lookup.Default;

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => row.ToJson(scope);

    /// <inheritdoc/>
    public override string ToString() => row.ToString();
}
