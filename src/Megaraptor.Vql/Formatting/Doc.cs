namespace Megaraptor.Vql.Formatting;

/// <summary>A piece of a layout: text, and places where lines may break.</summary>
internal abstract record Doc
{
    /// <summary>A blank, or a line break when the group around it does not fit on a line.</summary>
    internal static Doc Line { get; } = new DocLine(" ");

    /// <summary>Nothing, or a line break when the group around it does not fit on a line.</summary>
    internal static Doc SoftLine { get; } = new DocLine("");

    /// <summary>A line break.</summary>
    internal static Doc HardLine { get; } = new DocBreak(IsFresh: false);

    /// <summary>A line break, unless the line is still empty.</summary>
    internal static Doc FreshLine { get; } = new DocBreak(IsFresh: true);

    /// <summary>An empty line.</summary>
    internal static Doc BlankLine { get; } = new DocBlankLine();

    /// <summary>Whether the piece holds a line break, so that the groups around it do not fit on a line.</summary>
    internal abstract bool IsBroken { get; }

    internal static Doc Of(params Doc[] parts) => new DocList(parts);

    /// <summary>Parts that break their lines all or none.</summary>
    internal static Doc Group(params Doc[] parts) => new DocGroup(new DocList(parts));

    /// <summary>Parts whose lines begin further to the right.</summary>
    internal static Doc Indent(params Doc[] parts) => new DocIndent(new DocList(parts));
}

/// <summary>Text without a place to break, though a comment in it may span lines.</summary>
internal sealed record DocText(string Text) : Doc
{
    internal override bool IsBroken => Text.Contains('\n');
}

/// <summary>A comment to the end of the line: written where the line ends, however that comes about.</summary>
internal sealed record DocLineSuffix(string Text) : Doc
{
    internal override bool IsBroken => true;
}

internal sealed record DocLine(string Flat) : Doc
{
    internal override bool IsBroken => false;
}

internal sealed record DocBreak(bool IsFresh) : Doc
{
    internal override bool IsBroken => true;
}

internal sealed record DocBlankLine : Doc
{
    internal override bool IsBroken => true;
}

internal sealed record DocList(IReadOnlyList<Doc> Parts) : Doc
{
    internal override bool IsBroken { get; } = Parts.Any(static part => part.IsBroken);
}

internal sealed record DocGroup(Doc Content) : Doc
{
    internal override bool IsBroken { get; } = Content.IsBroken;
}

internal sealed record DocIndent(Doc Content) : Doc
{
    internal override bool IsBroken { get; } = Content.IsBroken;
}
