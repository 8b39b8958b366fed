using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>A path as its components, written in the way of its system.</summary>
internal sealed class OsPath : VqlObject, IEquatable<OsPath>
{
    private static readonly string[] s_members =
        ["Components", "Data", "Manipulator", "Basename", "Clear", "Copy", "DelegateAccessor", "DelegatePath", "DescribeType", "Dirname", "Path", "PathSpec", "String", "HumanString"];

    private readonly PathSpec _specification;

    private OsPath(PathKind kind, IReadOnlyList<string> components, PathSpec specification)
    {
        Kind = kind;
        Components = components;
        _specification = specification;
    }

    /// <summary>How the path is written.</summary>
    public PathKind Kind { get; }

    /// <summary>The components.</summary>
    public IReadOnlyList<string> Components { get; }

    /// <inheritdoc/>
    public override string TypeName => "*accessors.OSPath";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => s_members;

    /// <summary>The last component, or empty.</summary>
    public string Basename => Components.Count == 0 ? string.Empty : Components[^1];

    /// <summary>The path without what it is inside of.</summary>
    public string PlainPath => Kind.Join(Components, _specification.Path);

    /// <summary>The path with what it is inside of.</summary>
    public PathSpec Specification => _specification with { Path = PlainPath };

    /// <summary>The components as a value.</summary>
    public VqlList ComponentList => Components.Count == 0 && Kind.HasNilComponents ? VqlList.NilStrings : VqlList.OfStrings(Components);

    /// <summary>Reads a path, which may be a path specification in JSON.</summary>
    /// <param name="path">The path.</param>
    /// <param name="kind">How it is written.</param>
    /// <returns>The path.</returns>
    /// <exception cref="GoJsonException">It begins as a specification, but is no JSON.</exception>
    public static OsPath Parse(string path, PathKind kind)
    {
        PathSpec specification = path.StartsWith('{') && kind != PathKind.Literal ? PathSpec.From(ReadObject(path)) : PathSpec.Empty with { Path = path };
        return new OsPath(kind, kind.Split(specification.Path), specification);
    }

    /// <summary>A path inside something.</summary>
    /// <param name="specification">What it is inside of, and the path.</param>
    /// <param name="kind">How the path is written.</param>
    /// <returns>The path.</returns>
    public static OsPath Inside(PathSpec specification, PathKind kind) =>
        new(kind, kind.Split(specification.Path), specification);

    /// <summary>The same path with other components.</summary>
    /// <param name="components">The components.</param>
    /// <returns>The path.</returns>
    public OsPath With(IReadOnlyList<string> components) => new(Kind, components, _specification);

    /// <summary>The path of something below.</summary>
    /// <param name="components">The components to add.</param>
    /// <returns>The path.</returns>
    public OsPath Append(IEnumerable<string> components) => With([.. Components, .. components]);

    /// <summary>The path without its last component.</summary>
    /// <returns>The path.</returns>
    public OsPath Dirname() => With([.. Components.Take(Components.Count - 1)]);

    /// <summary>A component.</summary>
    /// <param name="index">Its place; below 0 it counts from the end.</param>
    /// <returns>The component, or null outside.</returns>
    public string? ComponentAt(long index)
    {
        long at = index < 0 ? Components.Count + index : index;
        return at >= 0 && at < Components.Count ? Components[(int)at] : null;
    }

    /// <summary>Some of the components as a path of its own, inside of nothing.</summary>
    /// <param name="start">The first component.</param>
    /// <param name="end">The component behind the last one.</param>
    /// <returns>The path.</returns>
    public OsPath Slice(int start, int end) => new(Kind, [.. Components.Skip(start).Take(end - start)], PathSpec.Empty);

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value)
    {
        string capital = name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;
        value = capital switch
        {
            "Components" => ComponentList,
            "Basename" => Basename,
            "Dirname" => Dirname(),
            "Path" => PlainPath,
            "String" => ToString(),
            "HumanString" => Human(Specification),
            "DelegateAccessor" => _specification.DelegateAccessor,
            "DelegatePath" => _specification.ContainerPath,
            "DescribeType" => $"OSPath({Kind.Description})",
            "PathSpec" => Specification.ToString(),
            "Copy" => this,
            "Clear" => Slice(0, 0),
            _ => null,
        };
        return value is not null || capital is "Data" or "Manipulator" ? Lookup.Found : Lookup.Default;
    }

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => ToString();

    /// <inheritdoc/>
    public bool Equals(OsPath? other) => other is not null && Components.SequenceEqual(other.Components) && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OsPath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public override string ToString() => _specification.IsPlain ? PlainPath : Specification.ToString();

    /// <summary>Compares two paths by their text.</summary>
    /// <param name="other">The other path.</param>
    /// <returns>Below 0, 0 or above 0.</returns>
    public int ComparePath(OsPath other) => ByteText.Compare(ToString(), other.ToString());

    private static VqlDict ReadObject(string path)
    {
        try
        {
            return GoJson.ReadObject(path);
        }
        catch (GoJsonException e)
        {
            throw new GoJsonException($"While decoding pathspec: {e.Message}", e);
        }
    }

    /// <summary>The containers' paths and the path, outermost first.</summary>
    private static string Human(PathSpec specification)
    {
        if (specification.Delegate is { } inner)
        {
            return $"{Human(inner)} -> {specification.Path}";
        }

        return specification.DelegatePath.Length > 0 ? $"{specification.DelegatePath} -> {specification.Path}" : specification.Path;
    }
}
