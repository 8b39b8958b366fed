namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <content>What stands in brackets: tuples, lists, dicts, comprehensions, indexes and arguments.</content>
internal sealed partial class StarlarkParser
{
    private StarlarkExpression ParseParenthesized()
    {
        SourcePosition start = Take().Start;
        if (_token.Is(")"))
        {
            Take();
            return new TupleExpression(start, []);
        }

        StarlarkExpression inner = ParseExpression(inBrackets: true);
        Expect(")");
        return inner;
    }

    private StarlarkExpression ParseList()
    {
        SourcePosition start = Take().Start;
        var items = new List<StarlarkExpression>();
        while (!_token.Is("]"))
        {
            items.Add(ParseTest());
            if (items.Count == 1 && _token.Is("for"))
            {
                return ParseComprehension(start, items[0], null, "]");
            }

            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("]");
        return new ListExpression(start, items);
    }

    private StarlarkExpression ParseDict()
    {
        SourcePosition start = Take().Start;
        var entries = new List<(StarlarkExpression Key, StarlarkExpression Value)>();
        while (!_token.Is("}"))
        {
            StarlarkExpression key = ParseTest();
            Expect(":");
            entries.Add((key, ParseTest()));
            if (entries.Count == 1 && _token.Is("for"))
            {
                return ParseComprehension(start, key, entries[0].Value, "}");
            }

            if (!TryTake(","))
            {
                break;
            }
        }

        Expect("}");
        return new DictExpression(start, entries);
    }

    private ComprehensionExpression ParseComprehension(SourcePosition start, StarlarkExpression body, StarlarkExpression? value, string end)
    {
        var clauses = new List<ComprehensionClause>();
        while (!_token.Is(end))
        {
            if (TryTake("for"))
            {
                StarlarkExpression target = ParseLoopVariables();
                Expect("in");
                clauses.Add(new ComprehensionClause(target, ParseBinary(0)));
            }
            else if (TryTake("if"))
            {
                clauses.Add(new ComprehensionClause(null, ParseTestWithoutCondition()));
            }
            else
            {
                throw Unexpected($"'{end}', for, or if");
            }
        }

        Take();
        return new ComprehensionExpression(start, body, value, clauses);
    }

    /// <summary>What a loop assigns to. Not any expression, as <c>in</c> is an operator of those.</summary>
    private StarlarkExpression ParseLoopVariables()
    {
        StarlarkExpression first = ParsePrimary();
        if (!_token.Is(","))
        {
            return first;
        }

        var items = new List<StarlarkExpression> { first };
        while (TryTake(",") && !_token.Is("in"))
        {
            items.Add(ParsePrimary());
        }

        return new TupleExpression(first.Start, items);
    }

    private StarlarkExpression ParseIndex(StarlarkExpression target)
    {
        Take();
        StarlarkExpression? low = _token.Is(":") ? null : ParseExpression(inBrackets: false);
        if (low is not null && TryTake("]"))
        {
            return new IndexExpression(target.Start, target, low);
        }

        Expect(":");
        StarlarkExpression? high = _token.Is(":") || _token.Is("]") ? null : ParseTest();
        StarlarkExpression? step = TryTake(":") && !_token.Is("]") ? ParseTest() : null;
        Expect("]");
        return new SliceExpression(target.Start, target, low, high, step);
    }

    private CallExpression ParseCall(StarlarkExpression function)
    {
        Take();
        var arguments = new List<ArgumentNode>();
        while (!_token.Is(")"))
        {
            arguments.Add(ParseArgument(arguments));
            if (!TryTake(","))
            {
                break;
            }
        }

        Expect(")");
        return new CallExpression(function.Start, function, arguments);
    }

    private ArgumentNode ParseArgument(List<ArgumentNode> before)
    {
        SourcePosition start = _token.Start;
        bool hasMany = before.Exists(static argument => argument.Name == "**");
        if (_token.Is("*") || _token.Is("**"))
        {
            string stars = Take().Text;
            return before.Exists(argument => argument.Name == stars) || (stars == "*" && hasMany)
                ? throw StarlarkException.At(start, hasMany ? $"{stars} argument may not follow **kwargs" : "multiple *args not allowed")
                : new ArgumentNode(stars, ParseTest());
        }

        StarlarkExpression value = ParseTest();
        if (_token.Is("="))
        {
            if (value is not NameExpression name)
            {
                throw StarlarkException.At(start, "keyword argument must have form name=expr");
            }

            Take();
            return hasMany
                ? throw StarlarkException.At(start, "keyword argument may not follow **kwargs")
                : before.Exists(argument => argument.Name == name.Name)
                ? throw StarlarkException.At(start, $"keyword argument \"{name.Name}\" is repeated")
                : new ArgumentNode(name.Name, ParseTest());
        }

        string? follows = before.FindLast(static argument => argument.Name is not null)?.Name switch
        {
            null => null,
            "*" => "*args",
            "**" => "**kwargs",
            _ => "named",
        };
        return follows is null ? new ArgumentNode(null, value) : throw StarlarkException.At(start, $"positional argument may not follow {follows}");
    }
}
