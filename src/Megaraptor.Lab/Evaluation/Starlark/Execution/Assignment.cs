using Megaraptor.Lab.Evaluation.Starlark.Syntax;
using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>Assigns values to names, to items, and to several of them at once.</summary>
/// <param name="expressions">Evaluates what stands in targets.</param>
/// <param name="names">The names to assign to.</param>
internal sealed class Assignment(ExpressionRun expressions, NameFrame names)
{
    /// <summary>Assigns a value.</summary>
    /// <param name="target">To what.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="StarlarkException">It does not fit.</exception>
    public void To(StarlarkExpression target, object? value)
    {
        switch (target)
        {
            case NameExpression name:
                names.Set(name.Name, value);
                break;
            case IndexExpression index:
                object? container = expressions.Value(index.Target);
                Subscript.Set(container, expressions.Value(index.Index), value);
                break;
            case MemberOfExpression member:
                throw NoMember(expressions.Value(member.Target), member.Name);
            case TupleExpression tuple:
                ToAll(tuple.Items, value);
                break;
            case ListExpression list:
                ToAll(list.Items, value);
                break;
        }
    }

    /// <summary>No value has members that can be set.</summary>
    /// <param name="target">The value.</param>
    /// <param name="name">The member.</param>
    /// <returns>The exception to throw.</returns>
    public static StarlarkException NoMember(object? target, string name) => new($"can't assign to .{name} field of {StarlarkValue.TypeName(target)}");

    private void ToAll(IReadOnlyList<StarlarkExpression> targets, object? value)
    {
        if (value is not (StarlarkList or StarlarkTuple or StarlarkDict or StarlarkRange))
        {
            throw new StarlarkException($"got {StarlarkValue.TypeName(value)} in sequence assignment");
        }

        long count = StarlarkValue.Length(value)!.Value;
        if (count != targets.Count)
        {
            throw new StarlarkException($"too {(count > targets.Count ? "many" : "few")} values to unpack (got {count}, want {targets.Count})");
        }

        int i = 0;
        foreach (object? item in expressions.Run.Items(value))
        {
            To(targets[i++], item);
        }
    }
}
