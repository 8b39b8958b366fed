namespace Megaraptor.Vql.Syntax.Refusals;

/// <summary>The server's grammar with the names its messages use. It serves to say where and why the server refuses a text.</summary>
internal static class ServerGrammar
{
    private static readonly Lazy<(GrammarSequence Text, GrammarSequence Lambda)> s_starts = new(Build);

    /// <summary>The rule for a whole text.</summary>
    internal static GrammarSequence Start => s_starts.Value.Text;

    /// <summary>The rule for a lambda.</summary>
    internal static GrammarSequence Lambda => s_starts.Value.Lambda;

    private static (GrammarSequence Text, GrammarSequence Lambda) Build()
    {
        var select = new GrammarRule("_Select") { EndsWithInteger = true };
        var columns = new GrammarRule("_SelectExpression");
        var column = new GrammarRule("_AliasedExpression");
        var from = new GrammarRule("_From");
        var arguments = new GrammarRule("_Args");
        var parameter = new GrammarRule("LetParameter");
        var comma = new GrammarRule("_CommaExpression");
        var and = new GrammarRule("_AndExpression");
        var or = new GrammarRule("_OrExpression");
        var condition = new GrammarRule("_ConditionOperand");
        var addition = new GrammarRule("_AdditionExpression");
        var multiplication = new GrammarRule("_MultiplicationExpression");
        var member = new GrammarRule("_MemberExpression");
        var value = new GrammarRule("_Value");
        var symbol = new GrammarRule("_SymbolRef");
        var statement = new GrammarRule("VQL");
        var lambdaParameters = new GrammarRule("_ParameterList");
        var lambdaParameter = new GrammarRule("_ParameterListTerm");

        statement.Is(
            Choice(
                Sequence(
                    Kind("let", TokenKind.Let),
                    Identifier,
                    Optional(Open, Optional(parameter, Many(Comma, parameter)), Close),
                    Choice(Literal("=", TokenKind.Equal), Literal("<=", TokenKind.LessOrEqual)),
                    Choice(select, and)),
                select));
        parameter.Is(Choice(arguments, Identifier));
        select.Is(
            Nothing,
            Many(Kind("explain", TokenKind.Explain)),
            Kind("select", TokenKind.Select),
            columns,
            Kind("from", TokenKind.From),
            from,
            Optional(Kind("where", TokenKind.Where), comma),
            Optional(Kind("groupby", TokenKind.GroupBy), comma),
            Optional(Kind("orderby", TokenKind.OrderBy), Identifier, Optional(Kind("desc", TokenKind.Desc))),
            Optional(Kind("limit", TokenKind.Limit), Number));
        columns.Is(Optional(Star, Optional(Comma)), Optional(column, Many(Comma, column)));
        column.Is(
            Nothing,
            Choice(Star, Sequence(Literal("{", TokenKind.OpenBrace), select, Literal("}", TokenKind.CloseBrace)), and),
            Optional(Kind("as", TokenKind.As), Identifier));
        from.Is(Identifier, Many(Dot, Identifier), Optional(Open, ArgumentList(arguments), Close));
        arguments.Is(
            Nothing,
            Identifier,
            Literal("=", TokenKind.Equal),
            Choice(
                Sequence(Literal("{", TokenKind.OpenBrace), select, Literal("}", TokenKind.CloseBrace)),
                Sequence(Literal("[", TokenKind.OpenBracket), Optional(comma), Literal("]", TokenKind.CloseBracket)),
                and));
        comma.Is(Nothing, and, Many(Comma, Optional(and)));
        and.Is(Nothing, or, Many(Kind("and", TokenKind.And, TokenKind.AmpersandAmpersand), or));
        or.Is(Nothing, condition, Many(Kind("or", TokenKind.Or, TokenKind.Pipes), condition));
        condition.Is(Nothing, Choice(Sequence(Kind("not", TokenKind.Not), condition), Sequence(addition, Many(Comparison, addition))));
        addition.Is(Nothing, multiplication, Many(Kind("", TokenKind.Plus, TokenKind.Minus), multiplication));
        multiplication.Is(Nothing, member, Many(Kind("", TokenKind.Star, TokenKind.Slash), value));
        member.Is(
            Nothing,
            value,
            Many(
                Choice(
                    Sequence(
                        Literal("[", TokenKind.OpenBracket),
                        Optional(value),
                        Optional(Literal(":", TokenKind.Colon), Optional(value)),
                        Literal("]", TokenKind.CloseBracket)),
                    Sequence(Dot, Identifier))));
        value.Is(
            Nothing,
            Choice(
                symbol,
                Sequence(Open, comma, Close),
                Kind("string", TokenKind.String, TokenKind.RawString),
                Number,
                Kind("bool", TokenKind.True, TokenKind.False),
                Kind("null", TokenKind.Null)));
        symbol.Is(
            Nothing,
            Choice(Kind("symbolident", TokenKind.NegatedIdentifier), Identifier),
            Many(Dot, Identifier),
            Many(Open, ArgumentList(arguments), Close));

        lambdaParameters.Is(Nothing, Identifier, Many(lambdaParameter));
        lambdaParameter.Is(Comma, lambdaParameters);

        // The server nests the statements behind the first; a flat repetition refuses at the same places.
        return (Sequence(Nothing, statement, Many(statement)), Sequence(Nothing, lambdaParameters, Literal("=>", TokenKind.Arrow), and));
    }

    private static GrammarNothing Nothing { get; } = new();

    private static GrammarToken Identifier { get; } = Kind("ident", TokenKind.Identifier);

    private static GrammarToken Number { get; } = Kind("number", TokenKind.Number);

    private static GrammarToken Star { get; } = Literal("*", TokenKind.Star);

    private static GrammarToken Comma { get; } = Literal(",", TokenKind.Comma);

    private static GrammarToken Dot { get; } = Literal(".", TokenKind.Dot);

    private static GrammarToken Open { get; } = Literal("(", TokenKind.OpenParenthesis);

    private static GrammarToken Close { get; } = Literal(")", TokenKind.CloseParenthesis);

    private static GrammarToken Comparison { get; } = Kind(
        "",
        TokenKind.LessGreater,
        TokenKind.LessOrEqual,
        TokenKind.GreaterOrEqual,
        TokenKind.Equal,
        TokenKind.Less,
        TokenKind.Greater,
        TokenKind.NotEqual,
        TokenKind.In,
        TokenKind.Matches);

    private static GrammarRepeat ArgumentList(GrammarRule argument) => Optional(argument, Many(Comma, argument));

    private static GrammarToken Kind(string name, params TokenKind[] kinds) => new($"<{name}>", kinds);

    private static GrammarToken Literal(string text, TokenKind kind) => new($"\"{text}\"", kind);

    private static GrammarSequence Sequence(params GrammarNode[] items) => new(items);

    private static GrammarChoice Choice(params GrammarNode[] alternatives) => new(alternatives);

    private static GrammarRepeat Optional(params GrammarNode[] items) => new(One(items), isMany: false);

    private static GrammarRepeat Many(params GrammarNode[] items) => new(One(items), isMany: true);

    private static GrammarNode One(GrammarNode[] items) => items.Length == 1 ? items[0] : new GrammarSequence(items);
}
