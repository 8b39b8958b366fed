using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Artifacts.Yaml;

/// <summary>A place where a text is no YAML, or uses a construct that artifacts do not take.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Suggestion">What to write instead, or null.</param>
/// <param name="IsConstruct">Whether the YAML is right, but its construct is refused: an anchor, a tag, a key that comes twice.</param>
public sealed record YamlError(SourceSpan Span, string Message, string? Suggestion, bool IsConstruct);

/// <summary>What became of a YAML text.</summary>
/// <param name="Root">The document; an empty scalar when there is none.</param>
/// <param name="Errors">The errors, in the order of the text.</param>
public sealed record YamlDocument(YamlNode Root, IReadOnlyList<YamlError> Errors);
