using Megaraptor.Vql.Reference;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Checking.Walk;

/// <summary>A call of an artifact: <c>Artifact.Linux.Sys.Pslist(source='x')</c>.</summary>
/// <param name="Name">The artifact's name.</param>
/// <param name="NameSpan">Where the name stands, without <c>Artifact.</c>.</param>
/// <param name="Arguments">The arguments, or null when there are no parentheses.</param>
/// <param name="Facts">What is known about the artifact; null when there is none of the name.</param>
internal sealed record ArtifactSite(string Name, SourceSpan NameSpan, CallArguments? Arguments, ArtifactFacts? Facts);
