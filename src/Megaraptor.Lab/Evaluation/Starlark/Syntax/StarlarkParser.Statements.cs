namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <content>Statements and functions.</content>
internal sealed partial class StarlarkParser
{
    private static readonly HashSet<string> s_assignments = new(StringComparer.Ordinal)
    {
        "=", "+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "<<=", ">>=",
    };

    /// <summary>Reads a program.</summary>
    /// <param name="source">The program's bytes, a character each.</param>
    /// <returns>Its statements.</returns>
    /// <exception cref="StarlarkException">It is none.</exception>
    public static IReadOnlyList<StarlarkStatement> Parse(string source)
    {
        var parser = new StarlarkParser(source);
        var statements = new List<StarlarkStatement>();
        while (parser._token.Kind != StarlarkTokenKind.EndOfFile)
        {
            if (parser._token.Kind == StarlarkTokenKind.NewLine)
            {
                parser.Take();
            }
            else
            {
                parser.ParseStatement(statements);
            }
        }

        return statements;
    }

    private void ParseStatement(List<StarlarkStatement> statements)
    {
        StarlarkException.ThrowIfTooDeep();
        switch (_token)
        {
            case var _ when _token.Is("def"):
                statements.Add(ParseDef());
                break;
            case var _ when _token.Is("if"):
                statements.Add(ParseIf());
                break;
            case var _ when _token.Is("for"):
                statements.Add(ParseFor());
                break;
            case var _ when _token.Is("while"):
                throw StarlarkException.At(_token.Start, "this Starlark dialect does not support while loops");
            default:
                ParseLine(statements);
                break;
        }
    }

    private DefStatement ParseDef()
    {
        SourcePosition start = Take().Start;
        StarlarkToken name = Expect(StarlarkTokenKind.Identifier);
        Expect("(");
        List<ParameterNode> parameters = ParseParameters();
        Expect(")");
        Expect(":");
        return new DefStatement(start, name.Start, new FunctionNode(name.Text, parameters, ParseSuite()));
    }

    private LambdaFunctionExpression ParseLambda(Func<StarlarkExpression> parseBody)
    {
        SourcePosition start = Take().Start;
        List<ParameterNode> parameters = ParseParameters();
        Expect(":");
        StarlarkExpression body = parseBody();
        return new LambdaFunctionExpression(start, new FunctionNode("lambda", parameters, [new ReturnStatement(body.Start, body)]));
    }

    /// <summary>Reads parameters, up to what ends those of a function or of a lambda: which of both it must be is for the caller to say.</summary>
    private List<ParameterNode> ParseParameters()
    {
        var parameters = new List<ParameterNode>();
        while (!EndsParameters())
        {
            if (parameters.Count > 0)
            {
                Expect(",");
                if (EndsParameters())
                {
                    break;
                }
            }

            parameters.Add(ParseParameter());
        }

        return parameters;
    }

    private bool EndsParameters() => _token.Is(")") || _token.Is(":") || _token.Kind == StarlarkTokenKind.EndOfFile;

    private ParameterNode ParseParameter()
    {
        SourcePosition start = _token.Start;
        if (TryTake("**"))
        {
            return new ParameterNode(start, 2, Expect(StarlarkTokenKind.Identifier).Text, null);
        }

        if (TryTake("*"))
        {
            return new ParameterNode(start, 1, _token.Kind == StarlarkTokenKind.Identifier ? Take().Text : string.Empty, null);
        }

        string name = Expect(StarlarkTokenKind.Identifier).Text;
        return new ParameterNode(start, 0, name, TryTake("=") ? ParseTest() : null);
    }

    private IfStatement ParseIf()
    {
        SourcePosition start = Take().Start;
        StarlarkExpression condition = ParseTest();
        Expect(":");
        IReadOnlyList<StarlarkStatement> then = ParseSuite();
        if (_token.Is("elif"))
        {
            StarlarkException.ThrowIfTooDeep();
            return new IfStatement(start, condition, then, [ParseIf()]);
        }

        if (!TryTake("else"))
        {
            return new IfStatement(start, condition, then, []);
        }

        Expect(":");
        return new IfStatement(start, condition, then, ParseSuite());
    }

    private ForStatement ParseFor()
    {
        SourcePosition start = Take().Start;
        StarlarkExpression target = ParseLoopVariables();
        Expect("in");
        StarlarkExpression source = ParseExpression(inBrackets: false);
        Expect(":");
        return new ForStatement(start, target, source, ParseSuite());
    }

    private List<StarlarkStatement> ParseSuite()
    {
        var statements = new List<StarlarkStatement>();
        if (_token.Kind != StarlarkTokenKind.NewLine)
        {
            ParseLine(statements);
            return statements;
        }

        Take();
        Expect(StarlarkTokenKind.Indent);
        while (_token.Kind is not (StarlarkTokenKind.Outdent or StarlarkTokenKind.EndOfFile))
        {
            ParseStatement(statements);
        }

        Expect(StarlarkTokenKind.Outdent);
        return statements;
    }

    private void ParseLine(List<StarlarkStatement> statements)
    {
        do
        {
            statements.Add(ParseSmall());
        }
        while (TryTake(";") && _token.Kind is not (StarlarkTokenKind.NewLine or StarlarkTokenKind.EndOfFile));
        if (_token.Kind != StarlarkTokenKind.EndOfFile)
        {
            Expect(StarlarkTokenKind.NewLine);
        }
    }

    private StarlarkStatement ParseSmall()
    {
        SourcePosition start = _token.Start;
        if (TryTake("return"))
        {
            return new ReturnStatement(start, _token.Kind is StarlarkTokenKind.NewLine or StarlarkTokenKind.EndOfFile || _token.Is(";") ? null : ParseExpression(inBrackets: false));
        }

        if (_token.Is("break") || _token.Is("continue") || _token.Is("pass"))
        {
            return new BranchStatement(start, Take().Text);
        }

        if (_token.Is("load"))
        {
            return ParseLoad();
        }

        StarlarkExpression expression = ParseExpression(inBrackets: false);
        if (_token.Kind != StarlarkTokenKind.Operator || !s_assignments.Contains(_token.Text))
        {
            return new ExpressionStatement(start, expression);
        }

        string sign = Take().Text;
        return new AssignStatement(start, expression, sign == "=" ? null : sign[..^1], ParseExpression(inBrackets: false));
    }

    private LoadStatement ParseLoad()
    {
        SourcePosition start = Take().Start;
        Expect("(");
        string module = (string)Expect(StarlarkTokenKind.Text).Value!;
        var names = new List<(SourcePosition Start, string Local, string Name)>();
        while (TryTake(",") && !_token.Is(")"))
        {
            StarlarkToken first = _token;
            string? local = _token.Kind == StarlarkTokenKind.Identifier ? Take().Text : null;
            if (local is not null)
            {
                Expect("=");
            }

            string name = (string)Expect(StarlarkTokenKind.Text).Value!;
            names.Add((first.Start, local ?? name, name));
        }

        Expect(")");
        return names.Count > 0 ? new LoadStatement(start, module, names) : throw StarlarkException.At(start, "load statement must import at least 1 symbol");
    }
}
