namespace Megaraptor.Lab.Evaluation.Starlark.Syntax;

/// <summary>What is wrong with a program can be told before it runs: unknown names, statements out of place, names that are assigned twice.</summary>
internal sealed class ProgramCheck
{
    private readonly Stack<IReadOnlySet<string>> _scopes = new();
    private int _functions;
    private int _loops;

    private ProgramCheck(IReadOnlySet<string> universe) => _scopes.Push(universe);

    /// <summary>Checks a program, and finds out which names belong to which function.</summary>
    /// <param name="program">The program.</param>
    /// <param name="universe">The names that are always there.</param>
    /// <returns>The names of the program itself.</returns>
    /// <exception cref="StarlarkException">Something is wrong.</exception>
    public static IReadOnlySet<string> Of(IReadOnlyList<StarlarkStatement> program, IReadOnlySet<string> universe)
    {
        var first = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        foreach ((string name, SourcePosition start) in BoundNames.Of(program))
        {
            if (!first.TryAdd(name, start))
            {
                throw StarlarkException.At(start, $"cannot reassign global {name} declared at {first[name]}");
            }
        }

        var globals = first.Keys.ToHashSet(StringComparer.Ordinal);
        var check = new ProgramCheck(universe);
        check._scopes.Push(globals);
        check.Statements(program);
        return globals;
    }

    private void Statements(IEnumerable<StarlarkStatement> statements)
    {
        foreach (StarlarkStatement statement in statements)
        {
            Statement(statement);
        }
    }

    private void Statement(StarlarkStatement statement)
    {
        StarlarkException.ThrowIfTooDeep();
        switch (statement)
        {
            case DefStatement def:
                Function(def.Function);
                break;
            case ReturnStatement when _functions == 0:
                throw StarlarkException.At(statement.Start, "return statement not within a function");
            case ReturnStatement { Value: { } value }:
                Expression(value);
                break;
            case ExpressionStatement expression:
                Expression(expression.Expression);
                break;
            case AssignStatement { Operator: { } sign, Target: TupleExpression or ListExpression }:
                throw StarlarkException.At(statement.Start, $"can't use tuple or list expression in augmented assignment {sign}=");
            case AssignStatement assign:
                Expression(assign.Value);
                Expression(assign.Target);
                break;
            case IfStatement or ForStatement when _functions == 0:
                throw StarlarkException.At(statement.Start, $"{(statement is IfStatement ? "if statement" : "for loop")} not within a function");
            case IfStatement condition:
                Expression(condition.Condition);
                Statements(condition.Then);
                Statements(condition.Else);
                break;
            case ForStatement loop:
                Loop(loop);
                break;
            case BranchStatement { Word: not "pass" } branch when _loops == 0:
                throw StarlarkException.At(branch.Start, $"{branch.Word} not in a loop");
            case LoadStatement when _functions > 0:
                throw StarlarkException.At(statement.Start, "load statement within a function");
        }
    }

    private void Loop(ForStatement loop)
    {
        Expression(loop.Source);
        Expression(loop.Target);
        _loops++;
        Statements(loop.Body);
        _loops--;
    }

    private void Function(FunctionNode function)
    {
        // Defaults belong to those around the function.
        var names = new HashSet<string>(StringComparer.Ordinal);
        bool hasDefault = false;
        int stars = 0;
        foreach (ParameterNode parameter in function.Parameters)
        {
            if (parameter.Default is { } value)
            {
                Expression(value);
            }

            Order(parameter, stars, hasDefault);
            hasDefault |= parameter.Default is not null;
            stars = Math.Max(stars, parameter.Stars);
            if (parameter.Name.Length > 0 && !names.Add(parameter.Name))
            {
                throw StarlarkException.At(parameter.Start, $"duplicate parameter: {parameter.Name}");
            }
        }

        names.UnionWith(BoundNames.Of(function.Body).Select(static bound => bound.Name));
        function.Locals = names;
        _scopes.Push(names);
        (int loops, _loops) = (_loops, 0);
        _functions++;
        Statements(function.Body);
        _functions--;
        _loops = loops;
        _scopes.Pop();
    }

    private static void Order(ParameterNode parameter, int stars, bool hasDefault)
    {
        string? problem = (stars, parameter) switch
        {
            (2, { Stars: 2 }) => "multiple ** parameters not allowed",
            (2, { Stars: 1 }) => "* parameter may not follow ** parameter",
            (2, _) => "parameter may not follow ** parameter",
            (1, { Stars: 1 }) => "multiple * parameters not allowed",
            (0, { Stars: 0, Default: null }) when hasDefault => "required parameter may not follow optional",
            _ => null,
        };
        if (problem is not null)
        {
            throw StarlarkException.At(parameter.Start, problem);
        }
    }

    private void Expression(StarlarkExpression? expression)
    {
        StarlarkException.ThrowIfTooDeep();
        switch (expression)
        {
            case NameExpression name when !_scopes.Any(scope => scope.Contains(name.Name)):
                throw StarlarkException.At(name.Start, $"undefined: {name.Name}");
            case LambdaFunctionExpression lambda:
                Function(lambda.Function);
                break;
            case ComprehensionExpression comprehension:
                Comprehension(comprehension);
                break;
            case not null:
                foreach (StarlarkExpression? part in Parts(expression))
                {
                    Expression(part);
                }

                break;
        }
    }

    private void Comprehension(ComprehensionExpression comprehension)
    {
        int scopes = 0;
        foreach (ComprehensionClause clause in comprehension.Clauses)
        {
            Expression(clause.Source);
            if (clause.Target is { } target)
            {
                _scopes.Push(BoundNames.OfTarget(target).Select(static bound => bound.Name).ToHashSet(StringComparer.Ordinal));
                scopes++;
                Expression(target);
            }
        }

        Expression(comprehension.Body);
        Expression(comprehension.Value);
        for (; scopes > 0; scopes--)
        {
            _scopes.Pop();
        }
    }

    private static StarlarkExpression?[] Parts(StarlarkExpression expression) => expression switch
    {
        ListExpression list => [.. list.Items],
        TupleExpression tuple => [.. tuple.Items],
        DictExpression dict => [.. dict.Entries.SelectMany(static entry => new[] { entry.Key, entry.Value })],
        ConditionalExpression conditional => [conditional.Condition, conditional.Then, conditional.Else],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        MemberOfExpression member => [member.Target],
        IndexExpression index => [index.Target, index.Index],
        SliceExpression slice => [slice.Target, slice.Low, slice.High, slice.Step],
        CallExpression call => [call.Function, .. call.Arguments.Select(static argument => argument.Value)],
        _ => [],
    };
}
