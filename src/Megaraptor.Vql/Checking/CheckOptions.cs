using Megaraptor.Vql.Artifacts;
using Megaraptor.Vql.Columns;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Checking;

/// <summary>What a text is checked against.</summary>
public sealed record CheckOptions
{
    /// <summary>The names of Velociraptor 0.77.2, its built-in artifacts, no variables.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>The names of the server.</summary>
    public VqlReference Reference { get; init; } = VqlReference.Default;

    /// <summary>The artifacts that can be named.</summary>
    public ArtifactSet Artifacts { get; init; } = ArtifactSet.BuiltIn;

    /// <summary>The variables that the text is given, with their types. A variable of a query's environment is a string.</summary>
    public IReadOnlyList<VqlColumn> Variables { get; init; } = [];

    /// <summary>Whether the server is known to be no newer than the reference, so that what is unknown is an error.</summary>
    public bool IsStrict { get; init; }
}
