using Megaraptor.Vql.Text;

namespace Megaraptor.Vql.Templates;

/// <summary>A piece of a template. Written one after the other, the pieces are the query that is sent.</summary>
/// <param name="Span">Where the piece stands in the template.</param>
public abstract record TemplateSegment(SourceSpan Span);

/// <summary>Text that is sent as it is.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The text.</param>
public sealed record TemplateText(SourceSpan Span, string Text) : TemplateSegment(Span);

/// <summary>A place where a value stands.</summary>
/// <param name="Span">Where <c>@name</c> stands.</param>
/// <param name="Name">The parameter, without the sign.</param>
public abstract record TemplateHole(SourceSpan Span, string Name) : TemplateSegment(Span);

/// <summary>A value within an expression. Null is written as <c>NULL</c>.</summary>
/// <param name="Span">Where <c>@name</c> stands.</param>
/// <param name="Name">The parameter, without the sign.</param>
public sealed record TemplateValue(SourceSpan Span, string Name) : TemplateHole(Span, Name);

/// <summary>The sole value of an argument, <c>argument=@name</c>. For null the whole argument is left out, its comma too.</summary>
/// <param name="Span">Where <c>@name</c> stands.</param>
/// <param name="Name">The parameter, without the sign.</param>
/// <param name="Argument">The argument's name as written, back-quotes included.</param>
/// <param name="ArgumentSpan">The whole argument.</param>
/// <param name="Comma">The comma that is written with the argument.</param>
/// <param name="Call">The number of the call that the argument belongs to, from 0 in the order of the text.</param>
public sealed record TemplateArgument(SourceSpan Span, string Name, string Argument, SourceSpan ArgumentSpan, ArgumentComma Comma, int Call)
    : TemplateHole(Span, Name);

/// <summary>The number of a LIMIT. For null the whole clause is left out.</summary>
/// <param name="Span">Where <c>@name</c> stands.</param>
/// <param name="Name">The parameter, without the sign.</param>
/// <param name="ClauseSpan">From the keyword to the name.</param>
/// <param name="IsFinal">Whether the clause limits the rows of the last statement, and so of the answer.</param>
public sealed record TemplateLimit(SourceSpan Span, string Name, SourceSpan ClauseSpan, bool IsFinal) : TemplateHole(Span, Name);

/// <summary>Which comma is written with an argument that may be left out.</summary>
public enum ArgumentComma
{
    /// <summary>None: it is the only argument of its call.</summary>
    None,

    /// <summary>One before it: an argument that is always written precedes it.</summary>
    Before,

    /// <summary>One behind it: an argument that is always written follows, and none precedes.</summary>
    After,

    /// <summary>One before it, if another argument of the same call was written before: all of them may be left out.</summary>
    IfNotFirst,
}
