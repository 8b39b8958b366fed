using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Artifacts.Definitions;

/// <summary>Reads definitions of artifacts as the server does.</summary>
internal static class DefinitionReader
{
    /// <summary>Reads a definition.</summary>
    /// <param name="text">The YAML.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="DefinitionException">The definition is refused.</exception>
    public static ArtifactRecord Read(string text)
    {
        ArtifactRecord artifact = DefinitionFields.Read<ArtifactRecord>(DefinitionParser.Parse(DefinitionText.Prepare(text)));
        artifact.Raw = text;

        // What only the server may say of an artifact.
        artifact.Compiled = false;
        artifact.BuiltIn = false;
        artifact.CompiledIn = false;
        artifact.IsAlias = false;
        artifact.IsInherited = false;
        artifact.Metadata = new ArtifactMetadata();
        artifact.Resources ??= new ResourceLimits();
        DefinitionRules.Apply(artifact);
        return artifact;
    }
}
