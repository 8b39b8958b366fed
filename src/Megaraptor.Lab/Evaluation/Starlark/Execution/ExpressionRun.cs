using System.Numerics;
using Megaraptor.Lab.Evaluation.Starlark.Library;
using Megaraptor.Lab.Evaluation.Starlark.Syntax;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Evaluates expressions.</summary>
/// <param name="run">What runs the program.</param>
/// <param name="names">The names that expressions see.</param>
internal sealed class ExpressionRun(ProgramRun run, NameFrame names)
{
    /// <summary>What runs the program.</summary>
    public ProgramRun Run { get; } = run;

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="StarlarkException">It has none.</exception>
    public object? Value(StarlarkExpression expression)
    {
        StarlarkException.ThrowIfTooDeep();
        Run.Budget.Spend(1);
        return expression switch
        {
            ConstantExpression constant => constant.Value,
            NameExpression name => names.Get(name.Name),
            ListExpression list => new StarlarkList([.. list.Items.Select(Value)]),
            TupleExpression tuple => new StarlarkTuple([.. tuple.Items.Select(Value)]),
            DictExpression dict => Dict(dict),
            ComprehensionExpression comprehension => Comprehension(comprehension),
            ConditionalExpression conditional => Value(StarlarkValue.IsTrue(Value(conditional.Condition)) ? conditional.Then : conditional.Else),
            LambdaFunctionExpression lambda => Function(lambda.Function),
            UnaryExpression unary => Unary(unary.Operator, Value(unary.Operand)),
            BinaryExpression binary => Binary(binary),
            MemberOfExpression member => StarlarkMembers.Get(Value(member.Target), member.Name),
            IndexExpression index => Subscript.Get(Value(index.Target), Value(index.Index)),
            SliceExpression slice => Slice(slice),
            CallExpression call => Call(call),
            _ => throw new InvalidOperationException($"{expression.GetType().Name} has no value."),
        };
    }

    /// <summary>Makes a function: its defaults are evaluated now.</summary>
    /// <param name="node">The function as written.</param>
    /// <returns>The function.</returns>
    public StarlarkFunction Function(FunctionNode node) =>
        new(node, [.. node.Parameters.Select(parameter => parameter.Default is { } value ? Value(value) : null)], names);

    private StarlarkDict Dict(DictExpression expression)
    {
        var dict = new StarlarkDict();
        foreach ((StarlarkExpression keyExpression, StarlarkExpression valueExpression) in expression.Entries)
        {
            object? key = Value(keyExpression);
            object? value = Value(valueExpression);
            if (dict.Entries.ContainsKey(new StarlarkKey(key)))
            {
                throw new StarlarkException($"duplicate key: {StarlarkPrinter.Source(key, Run.Budget)}");
            }

            dict.Set(key, value);
        }

        return dict;
    }

    private object Comprehension(ComprehensionExpression comprehension)
    {
        var items = new StarlarkList([]);
        var dict = new StarlarkDict();
        Clause(this, names, 0);
        return comprehension.Value is null ? items : dict;

        void Clause(ExpressionRun inner, NameFrame frame, int index)
        {
            if (index == comprehension.Clauses.Count)
            {
                object? body = inner.Value(comprehension.Body);
                if (comprehension.Value is { } value)
                {
                    dict.Set(body, inner.Value(value));
                }
                else
                {
                    items.Items.Add(body);
                }

                return;
            }

            (StarlarkExpression? target, StarlarkExpression source) = comprehension.Clauses[index];
            if (target is null)
            {
                if (StarlarkValue.IsTrue(inner.Value(source)))
                {
                    Clause(inner, frame, index + 1);
                }

                return;
            }

            var loop = new NameFrame(frame, BoundNames.OfTarget(target).Select(static bound => bound.Name).ToHashSet(StringComparer.Ordinal));
            var within = new ExpressionRun(Run, loop);
            var assignment = new Assignment(within, loop);
            foreach (object? item in Run.Items(inner.Value(source)))
            {
                assignment.To(target, item);
                Clause(within, loop, index + 1);
            }
        }
    }

    private static object Unary(string sign, object? operand) => (sign, operand) switch
    {
        ("not", _) => !StarlarkValue.IsTrue(operand),
        ("-", BigInteger number) => -number,
        ("-", double number) => -number,
        ("+", BigInteger or double) => operand,
        ("~", BigInteger number) => -number - 1,
        _ => throw new StarlarkException($"unknown unary op: {sign} {StarlarkValue.TypeName(operand)}"),
    };

    private object? Binary(BinaryExpression binary)
    {
        object? left = Value(binary.Left);
        return binary.Operator switch
        {
            "and" => StarlarkValue.IsTrue(left) ? Value(binary.Right) : left,
            "or" => StarlarkValue.IsTrue(left) ? left : Value(binary.Right),
            _ => BinaryOperators.Apply(Run.Budget, binary.Operator, left, Value(binary.Right)),
        };
    }

    private object Slice(SliceExpression slice)
    {
        object? target = Value(slice.Target);
        return Subscript.Slice(Run.Budget, target, Bound(slice.Low), Bound(slice.High), Bound(slice.Step));
    }

    private object? Bound(StarlarkExpression? bound) => bound is null ? null : Value(bound);

    private object? Call(CallExpression call)
    {
        object? function = Value(call.Function);
        var positional = new List<object?>(call.Arguments.Count);
        var named = new List<(string Name, object? Value)>();
        foreach (ArgumentNode argument in call.Arguments)
        {
            object? value = Value(argument.Value);
            switch (argument.Name)
            {
                case null:
                    positional.Add(value);
                    break;
                case "*":
                    positional.AddRange(Run.Items(value is StarlarkList or StarlarkTuple or StarlarkDict or StarlarkRange
                        ? value
                        : throw new StarlarkException($"argument after * must be iterable, not {StarlarkValue.TypeName(value)}")));
                    break;
                case "**":
                    named.AddRange(Splatted(value));
                    break;
                default:
                    named.Add((argument.Name, value));
                    break;
            }
        }

        return Run.Call(function, new StarlarkArguments(positional, named));
    }

    private static IEnumerable<(string Name, object? Value)> Splatted(object? value) => value is StarlarkDict dict
        ? dict.Entries.Select(static entry => (entry.Key.Value as string ?? throw new StarlarkException($"keywords must be strings, not {StarlarkValue.TypeName(entry.Key.Value)}"), entry.Value))
        : throw new StarlarkException($"argument after ** must be a mapping, not {StarlarkValue.TypeName(value)}");
}
