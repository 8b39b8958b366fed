using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Server;

/// <summary>The path of a file in the server's file store.</summary>
/// <param name="text">The path as a text, <c>fs:/…</c>.</param>
/// <param name="components">Its components, by which the file is read.</param>
internal sealed class FileStorePath(string text, IReadOnlyList<string> components) : VqlObject
{
    private static readonly string[] s_members = ["Components", "Path"];

    /// <inheritdoc/>
    public override string TypeName => "path_specs.FSPathSpec";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => s_members;

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        value = name switch
        {
            "Components" => VqlList.OfStrings(components),
            "Path" => "/" + string.Join('/', components),
            _ => null,
        };
        return value is null ? Lookup.Missing : Lookup.Found;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
