using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Syntax;

/// <summary>A place where a text is no VQL.</summary>
/// <param name="Span">The tokens at fault; empty where something is missing.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Suggestion">What to write instead, or null when that is not known.</param>
public sealed record SyntaxError(SourceSpan Span, string Message, string? Suggestion = null);
