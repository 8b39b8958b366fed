using Megaraptor.Vql.Syntax.Nodes;

namespace Megaraptor.Vql.Syntax;

/// <content>Operators: values joined by AND, OR, comparisons, sums and products, from the loosest to the tightest.</content>
internal sealed partial class VqlParser
{
    private const int Levels = (int)OperatorLevel.Multiplicative + 1;

    /// <summary>Chains that no expression uses at the moment. They serve again, an expression is never without for long.</summary>
    private readonly Stack<OpenChains> _unusedChains = new();

    /// <summary>
    /// <c>And = Or { AND Or }</c>, <c>Or = Cond { OR Cond }</c>, <c>Cond = NOT Cond | Add { CmpOp Add }</c>,
    /// <c>Add = Mul { ("+"|"-") Mul }</c>, <c>Mul = Member { ("*"|"/") Value }</c>.
    /// </summary>
    /// <remarks>One loop with the chains that are open, instead of a method per level: brackets then cost little stack.</remarks>
    private VqlExpression ParseAnd()
    {
        OpenChains? chains = null;
        VqlExpression operand = ParseOperand(OperatorLevel.And, ref chains);
        while (LevelOf(Kind) is { } level)
        {
            chains ??= OpenedChains();
            operand = Close(chains, operand, level);
            VqlToken token = Take();
            chains.Add(level, operand, token, OperatorText.Of(token.Kind) ?? PooledText(token.Span));
            operand = ParseOperand(level, ref chains);
        }

        if (chains is not null)
        {
            operand = Close(chains, operand, null);
            _unusedChains.Push(chains);
        }

        return operand;
    }

    private OpenChains OpenedChains() => _unusedChains.Count > 0 ? _unusedChains.Pop() : new OpenChains();

    /// <summary>The operand behind an operator of a level. NOT may stand before one of AND and OR only.</summary>
    private VqlExpression ParseOperand(OperatorLevel level, ref OpenChains? chains)
    {
        while (Kind == TokenKind.Not && level is OperatorLevel.And or OperatorLevel.Or)
        {
            chains ??= OpenedChains();
            chains.Negations.Push(Take().Span.Start);
            if (_depth + chains.Negations.Count > VqlSyntax.MaxDepth)
            {
                ReportDepth($"The query is nested more than {VqlSyntax.MaxDepth} levels deep.");
            }
        }

        // Right of * and / stands a value alone: no member of a call and no index may follow it.
        return level == OperatorLevel.Multiplicative ? ParseValue() : ParseMember();
    }

    /// <summary>Ends the chains that bind tighter than a level, the last operand being theirs; all of them for null.</summary>
    private VqlExpression Close(OpenChains chains, VqlExpression operand, OperatorLevel? next)
    {
        int until = next is { } level ? (int)level : -1;
        for (int i = Levels - 1; i > until; i--)
        {
            operand = chains.Take((OperatorLevel)i, operand, this);
            while (i == (int)OperatorLevel.Comparison && chains.Negations.Count > 0)
            {
                operand = new NotExpression(SpanFrom(chains.Negations.Pop()), operand);
            }
        }

        return operand;
    }

    private static OperatorLevel? LevelOf(TokenKind kind) => kind switch
    {
        TokenKind.And or TokenKind.AmpersandAmpersand => OperatorLevel.And,
        TokenKind.Or or TokenKind.Pipes => OperatorLevel.Or,
        TokenKind.LessGreater or TokenKind.LessOrEqual or TokenKind.GreaterOrEqual or TokenKind.Equal or TokenKind.Less or TokenKind.Greater
            or TokenKind.NotEqual or TokenKind.In or TokenKind.Matches => OperatorLevel.Comparison,
        TokenKind.Plus or TokenKind.Minus => OperatorLevel.Additive,
        TokenKind.Star or TokenKind.Slash => OperatorLevel.Multiplicative,
        _ => null,
    };

    /// <summary>The chains of one expression that may still grow, one a level.</summary>
    private sealed class OpenChains
    {
        private readonly OpenChain?[] _chains = new OpenChain?[Levels];

        /// <summary>Where the NOTs stand whose operand is not complete.</summary>
        internal Stack<int> Negations { get; } = new();

        internal void Add(OperatorLevel level, VqlExpression operand, VqlToken token, string text)
        {
            OpenChain chain = _chains[(int)level] ??= new OpenChain();
            chain.Operands.Push(operand);
            chain.Operators.Push(token);
            chain.Texts.Push(text);
        }

        internal VqlExpression Take(OperatorLevel level, VqlExpression last, VqlParser parser)
        {
            if (_chains[(int)level] is not { Operators.Count: > 0 } chain)
            {
                return last;
            }

            chain.Operands.Push(last);
            return new OperatorChain(
                parser.SpanFrom(chain.Operands.Bottom.Span.Start),
                level,
                chain.Operands.TakeFrom(0),
                chain.Operators.TakeFrom(0),
                chain.Texts.TakeFrom(0));
        }
    }

    private sealed class OpenChain
    {
        internal NodeStack<VqlExpression> Operands { get; } = new();

        internal NodeStack<VqlToken> Operators { get; } = new();

        internal NodeStack<string> Texts { get; } = new();
    }
}
