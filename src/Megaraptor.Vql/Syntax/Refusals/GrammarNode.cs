namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>A piece of the server's grammar, as data.</summary>
internal abstract class GrammarNode;

/// <summary>One token.</summary>
/// <param name="text">How the server's messages write it: <c>&lt;ident&gt;</c> for a kind of token, quoted for a literal.</param>
/// <param name="kinds">The kinds of token that match.</param>
internal sealed class GrammarToken(string text, params TokenKind[] kinds) : GrammarNode
{
    internal string Text { get; } = text;

    internal bool Matches(TokenKind kind) => Array.IndexOf(kinds, kind) >= 0;
}

/// <summary>Matches nothing, successfully. The server's rules may hold comments here, and the lexer has dropped those.</summary>
internal sealed class GrammarNothing : GrammarNode;

/// <summary>One piece after the other. When the first does not match, the sequence does not; when a later one does not, that is an error.</summary>
internal sealed class GrammarSequence(params GrammarNode[] items) : GrammarNode
{
    internal GrammarNode[] Items { get; } = items;
}

/// <summary>The first alternative that matches.</summary>
internal sealed class GrammarChoice(params GrammarNode[] alternatives) : GrammarNode
{
    internal GrammarNode[] Alternatives { get; } = alternatives;
}

/// <summary>A piece that may be missing, or may stand any number of times.</summary>
internal sealed class GrammarRepeat(GrammarNode inner, bool isMany) : GrammarNode
{
    internal GrammarNode Inner { get; } = inner;

    internal bool IsMany { get; } = isMany;
}

/// <summary>A named rule. The content is set once all rules exist, since they refer to each other.</summary>
internal sealed class GrammarRule(string name) : GrammarNode
{
    private GrammarNode? _content;

    /// <summary>The name as the server's messages write it.</summary>
    internal string Name { get; } = name;

    internal GrammarNode Content => _content ?? throw new InvalidOperationException($"The rule {Name} has no content.");

    /// <summary>Whether a number that ends the rule must be an integer, as the LIMIT of a SELECT.</summary>
    internal bool EndsWithInteger { get; init; }

    internal void Is(params GrammarNode[] items) => _content = items.Length == 1 ? items[0] : new GrammarSequence(items);
}
