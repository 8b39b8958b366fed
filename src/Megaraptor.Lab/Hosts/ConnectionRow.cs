using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Hosts;

/// <summary>A row of <c>netstat()</c>. On the server it is a structure and no dict: a name that it lacks is NULL without a message, and the first letter may be small.</summary>
/// <param name="fields">Its fields.</param>
internal sealed class ConnectionRow(RawRow fields) : VqlObject
{
    /// <inheritdoc/>
    public override string TypeName => "*networking.ConnectionStat";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => fields.MemberNames;

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        string field = name.Length > 0 && char.IsAsciiLetterLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        return fields.TryGetMember(scope, field, out value) == Lookup.Found ? Lookup.Found : Lookup.Default;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => fields.ToJson(scope);

    /// <inheritdoc/>
    public override string ToString() => fields.ToString();
}
