using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Effects;

/// <summary>A place in a query that makes it able to do something.</summary>
/// <param name="Effects">What the place can do.</param>
/// <param name="Name">The name that can do it, as it stands in the text: <c>execve</c>, <c>Artifact.Linux.Sys.Pslist</c>.</param>
/// <param name="Span">Where it stands. Within a lambda or the text of a nested query: there, or the whole string when it holds escapes.</param>
/// <param name="Reason">Why, one sentence.</param>
/// <param name="Permissions">The permissions that the server may demand for it, in its own words.</param>
public sealed record EffectFinding(VqlEffects Effects, string Name, SourceSpan Span, string Reason, IReadOnlyList<string> Permissions);
