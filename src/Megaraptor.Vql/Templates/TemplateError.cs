using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Templates;

/// <summary>What is wrong with a template.</summary>
public enum TemplateErrorKind
{
    /// <summary>The text is no VQL.</summary>
    Syntax,

    /// <summary><c>@name</c> stands where VQL takes no value: as a plugin, an argument's name, an alias, a column of ORDER BY.</summary>
    NotAValue,

    /// <summary><c>@name</c> stands inside a string, where it is text and no parameter.</summary>
    InString,

    /// <summary><c>@name</c> stands inside a lambda, which VQL writes in a string.</summary>
    InLambda,

    /// <summary>A column contains <c>@name</c> and has no alias, so that its name would change with the value.</summary>
    ColumnWithoutAlias,
}

/// <summary>A mistake in a template.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">What is wrong, one sentence.</param>
/// <param name="Suggestion">What to write instead, or null when that is not known.</param>
public sealed record TemplateError(TemplateErrorKind Kind, SourceSpan Span, string Message, string? Suggestion);
