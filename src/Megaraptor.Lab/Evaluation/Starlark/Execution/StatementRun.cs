using Megaraptor.Lab.Evaluation.Starlark.Library;
using Megaraptor.Lab.Evaluation.Starlark.Syntax;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Runs the statements of a program or of one call.</summary>
/// <param name="run">What runs the program.</param>
/// <param name="names">The names that statements see.</param>
internal sealed class StatementRun(ProgramRun run, NameFrame names)
{
    private readonly ExpressionRun _expressions = new(run, names);

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
    }

    /// <summary>What <c>return</c> gave; None without it.</summary>
    public object? Result { get; private set; }

    /// <summary>Runs statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <exception cref="StarlarkException">One fails.</exception>
    public void Run(IReadOnlyList<StarlarkStatement> statements) => RunAll(statements);

    private Flow RunAll(IReadOnlyList<StarlarkStatement> statements)
    {
        foreach (StarlarkStatement statement in statements)
        {
            Flow flow = RunOne(statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private Flow RunOne(StarlarkStatement statement)
    {
        StarlarkException.ThrowIfTooDeep();
        run.Budget.Spend(1);
        switch (statement)
        {
            case DefStatement def:
                names.Set(def.Function.Name, _expressions.Function(def.Function));
                return Flow.Next;
            case ReturnStatement result:
                Result = result.Value is null ? null : _expressions.Value(result.Value);
                return Flow.Return;
            case ExpressionStatement expression:
                _expressions.Value(expression.Expression);
                return Flow.Next;
            case AssignStatement { Operator: { } sign } assign:
                Augment(assign.Target, sign, assign.Value);
                return Flow.Next;
            case AssignStatement assign:
                new Assignment(_expressions, names).To(assign.Target, _expressions.Value(assign.Value));
                return Flow.Next;
            case IfStatement condition:
                return RunAll(StarlarkValue.IsTrue(_expressions.Value(condition.Condition)) ? condition.Then : condition.Else);
            case ForStatement loop:
                return RunLoop(loop);
            case LoadStatement load:
                Load(load);
                return Flow.Next;
            default:
                return ((BranchStatement)statement).Word switch
                {
                    "break" => Flow.Break,
                    "continue" => Flow.Continue,
                    _ => Flow.Next,
                };
        }
    }

    private Flow RunLoop(ForStatement loop)
    {
        var assignment = new Assignment(_expressions, names);
        foreach (object? item in run.Items(_expressions.Value(loop.Source)))
        {
            assignment.To(loop.Target, item);
            switch (RunAll(loop.Body))
            {
                case Flow.Break:
                    return Flow.Next;
                case Flow.Return:
                    return Flow.Return;
            }
        }

        return Flow.Next;
    }

    /// <summary>Changes the target, which is looked up once. Lists and dicts change in place.</summary>
    private void Augment(StarlarkExpression target, string sign, StarlarkExpression value)
    {
        switch (target)
        {
            case IndexExpression index:
                object? container = _expressions.Value(index.Target);
                object? key = _expressions.Value(index.Index);
                object? old = Subscript.Get(container, key);
                Subscript.Set(container, key, Augmented(old, sign, _expressions.Value(value)));
                break;
            case MemberOfExpression member:
                throw Assignment.NoMember(_expressions.Value(member.Target), member.Name);
            default:
                names.Set(((NameExpression)target).Name, Augmented(_expressions.Value(target), sign, _expressions.Value(value)));
                break;
        }
    }

    private object? Augmented(object? old, string sign, object? value)
    {
        switch (sign, old, value)
        {
            case ("+", StarlarkList list, StarlarkList or StarlarkTuple or StarlarkDict or StarlarkRange):
                ListMethods.Extend(run, list, value);
                return list;
            case ("|", StarlarkDict dict, StarlarkDict other):
                foreach ((StarlarkKey key, object? item) in other.Entries.ToArray())
                {
                    run.Budget.Spend(1);
                    dict.Set(key.Value, item);
                }

                return dict;
            default:
                return BinaryOperators.Apply(run.Budget, sign, old, value);
        }
    }

    private void Load(LoadStatement load)
    {
        IReadOnlyDictionary<string, object?> members = LoadedModules.Find(StarlarkText.ToVql(load.Module));
        foreach ((SourcePosition _, string local, string name) in load.Names)
        {
            names.Set(local, members.TryGetValue(name, out object? member) ? member : throw new StarlarkException($"load: name {name} not found in module {load.Module}"));
        }
    }
}
