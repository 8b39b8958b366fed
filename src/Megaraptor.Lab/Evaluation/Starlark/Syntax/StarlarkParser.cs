using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>Reads programs. This part knows tokens and expressions; the other statements and functions.</summary>
internal sealed partial class StarlarkParser
{
    private static readonly string[][] s_levels =
    [
        ["or"], ["and"], ["not"], ["==", "!=", "<", ">", "<=", ">=", "in", "not in"], ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%"],
    ];

    private const int NotLevel = 2;
    private const int ComparisonLevel = 3;

    private readonly StarlarkLexer _lexer;
    private StarlarkToken _token;

    private StarlarkParser(string source)
    {
        _lexer = new StarlarkLexer(source);
        _token = _lexer.Next();
    }

    private StarlarkToken Take()
    {
        StarlarkToken taken = _token;
        _token = _lexer.Next();
        return taken;
    }

    private bool TryTake(string text)
    {
        if (!_token.Is(text))
        {
            return false;
        }

        Take();
        return true;
    }

    private StarlarkToken Expect(string text) => _token.Is(text) ? Take() : throw Unexpected(StarlarkToken.Describe(text));

    private StarlarkToken Expect(StarlarkTokenKind kind) => _token.Kind == kind
        ? Take()
        : throw (kind == StarlarkTokenKind.Identifier ? StarlarkException.At(_token.End, "not an identifier") : Unexpected(StarlarkToken.Describe(kind)));

    private StarlarkException Unexpected(string wanted) => StarlarkException.At(_token.End, $"got {_token.Describe()}, want {wanted}");

    /// <summary>One expression, or several with commas between them, which are a tuple.</summary>
    private StarlarkExpression ParseExpression(bool inBrackets)
    {
        StarlarkExpression first = ParseTest();
        if (!_token.Is(","))
        {
            return first;
        }

        var items = new List<StarlarkExpression> { first };
        while (TryTake(","))
        {
            if (!StartsExpression(_token))
            {
                // Outside of brackets a comma at the end is an oversight.
                if (!inBrackets)
                {
                    throw StarlarkException.At(_token.End, "unparenthesized tuple with trailing comma");
                }

                break;
            }

            items.Add(ParseTest());
        }

        return new TupleExpression(first.Start, items);
    }

    private static bool StartsExpression(StarlarkToken token) => token.Kind switch
    {
        StarlarkTokenKind.Identifier or StarlarkTokenKind.Integer or StarlarkTokenKind.Float or StarlarkTokenKind.Text => true,
        StarlarkTokenKind.Operator => token.Text is "(" or "[" or "{" or "-" or "+" or "~",
        StarlarkTokenKind.Keyword => token.Text is "lambda" or "not",
        _ => false,
    };

    private StarlarkExpression ParseTest()
    {
        StarlarkException.ThrowIfTooDeep();
        if (_token.Is("lambda"))
        {
            return ParseLambda(ParseTest);
        }

        StarlarkExpression value = ParseBinary(0);
        if (!_token.Is("if"))
        {
            return value;
        }

        Take();
        StarlarkExpression condition = ParseBinary(0);
        if (!TryTake("else"))
        {
            throw StarlarkException.At(_token.End, "conditional expression without else clause");
        }

        return new ConditionalExpression(value.Start, condition, value, ParseTest());
    }

    /// <summary>A condition of a comprehension, behind which another <c>if</c> may stand.</summary>
    private StarlarkExpression ParseTestWithoutCondition() => _token.Is("lambda") ? ParseLambda(ParseTestWithoutCondition) : ParseBinary(0);

    private StarlarkExpression ParseBinary(int level)
    {
        if (level == s_levels.Length)
        {
            return ParseUnary();
        }

        if (level == NotLevel)
        {
            StarlarkException.ThrowIfTooDeep();
            return _token.Is("not")
                ? new UnaryExpression(Take().Start, "not", ParseBinary(level))
                : ParseBinary(level + 1);
        }

        StarlarkExpression left = ParseBinary(level + 1);
        string? first = null;
        for (SourcePosition start = _token.Start; TryOperator(level, out string? found); start = _token.Start)
        {
            if (level == ComparisonLevel && first is not null)
            {
                throw StarlarkException.At(start, $"{first} does not associate with {found} (use parens)");
            }

            first = found;
            left = new BinaryExpression(left.Start, found, left, ParseBinary(level + 1));
        }

        return left;
    }

    private bool TryOperator(int level, [NotNullWhen(true)] out string? found)
    {
        found = null;
        if (level == ComparisonLevel && _token.Is("not"))
        {
            Take();
            Expect("in");
            found = "not in";
            return true;
        }

        if (_token.Kind is StarlarkTokenKind.Operator or StarlarkTokenKind.Keyword && Array.IndexOf(s_levels[level], _token.Text) >= 0)
        {
            found = Take().Text;
            return true;
        }

        return false;
    }

    private StarlarkExpression ParseUnary()
    {
        if (_token.Is("-") || _token.Is("+") || _token.Is("~"))
        {
            StarlarkException.ThrowIfTooDeep();
            StarlarkToken sign = Take();
            return new UnaryExpression(sign.Start, sign.Text, ParseUnary());
        }

        return ParsePrimary();
    }

    private StarlarkExpression ParsePrimary()
    {
        StarlarkExpression value = ParseOperand();
        while (true)
        {
            if (TryTake("."))
            {
                value = new MemberOfExpression(value.Start, value, Expect(StarlarkTokenKind.Identifier).Text);
            }
            else if (_token.Is("["))
            {
                value = ParseIndex(value);
            }
            else if (_token.Is("("))
            {
                value = ParseCall(value);
            }
            else
            {
                return value;
            }
        }
    }

    private StarlarkExpression ParseOperand()
    {
        switch (_token.Kind)
        {
            case StarlarkTokenKind.Identifier:
                StarlarkToken name = Take();
                return new NameExpression(name.Start, name.Text);
            case StarlarkTokenKind.Integer or StarlarkTokenKind.Float or StarlarkTokenKind.Text:
                StarlarkToken constant = Take();
                return new ConstantExpression(constant.Start, constant.Value);
        }

        return _token switch
        {
            _ when _token.Is("(") => ParseParenthesized(),
            _ when _token.Is("[") => ParseList(),
            _ when _token.Is("{") => ParseDict(),
            _ => throw Unexpected("primary expression"),
        };
    }
}
