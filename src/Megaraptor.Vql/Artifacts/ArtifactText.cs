using Megaraptor.Vql.Artifacts.Yaml;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts;

/// <summary>A text in an artifact definition, with its place in the file.</summary>
public sealed class ArtifactText
{
    private readonly YamlScalar _scalar;
    private readonly SanitizedText _file;

    internal ArtifactText(YamlScalar scalar, SanitizedText file)
    {
        _scalar = scalar;
        _file = file;
        Value = scalar.IsNull ? "" : scalar.Value;
    }

    /// <summary>The text. YAML's null is empty; a number, a boolean or a date is the text that is written.</summary>
    public string Value { get; }

    /// <summary>Whether it stands on lines of its own, as they are, so that it can be laid out anew.</summary>
    internal bool IsBlock => _scalar.Style == YamlScalarStyle.Literal;

    /// <summary>Where it stands in the file.</summary>
    public SourceSpan Span => _file.Locate(_scalar.Span);

    /// <summary>The place in the file of a place in the text.</summary>
    /// <param name="inside">A span of <see cref="Value"/>.</param>
    /// <returns>The span in the file; of characters that are not written as themselves, the nearest that are.</returns>
    public SourceSpan Locate(SourceSpan inside) => _file.Locate(_scalar.Locate(inside));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
