using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Megaraptor.Lab.Tests.Evaluation.Starlark;

public sealed class StarlarkPropertyTests
{
    /// <summary>Expressions with the values that a few lines of C# give them; null where a division by zero is in them.</summary>
    private static readonly Gen<(string Text, BigInteger? Value)> s_expression = Gen.Int[0, 4].SelectMany(Expression);

    private static readonly string[] s_pieces =
    [
        "def f(x):", "  return ", "x", "1", "'a'", "(", ")", "[", "]", "{", "}", ":", ",", "=", "+", "-", "*", "/", "%", "for ", "in ", "if ", "else ", "\n", "\n  ", "lambda ", "not ", "and ",
        ".append", ".items()", "range(3)", "str", "\\", "\"", "é", "\t", "#", "**", "1e9", "0x", ";", "load", "+=", "'%s' % ", "sorted",
    ];

    [Fact]
    public void Arithmetic_is_that_of_whole_numbers() =>
        s_expression.Array[1, 20].Sample(
            static expressions =>
            {
                string functions = string.Concat(expressions.Select(static (expression, i) => $"def f{i}(): return str({expression.Text})\n"));
                EvaluatedQuery evaluated = StarlarkAnswer.Call(functions, $"({string.Join(", ", expressions.Select(static (_, i) => $"m.f{i}()"))},)");
                evaluated.Json.ShouldBe($"[{{\"A\":[{string.Join(',', expressions.Select(static expression => expression.Value is { } value ? $"\"{value.ToString(CultureInfo.InvariantCulture)}\"" : "null"))}]}}]", functions);
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void No_program_crashes_the_interpreter() =>
        Gen.OneOf(s_pieces).Array[0, 30].Select(string.Concat).Sample(
            static code => StarlarkAnswer.Call(code, "m.f(x=(1, 2))").Rows.Count.ShouldBe(1),
            iter: 500,
            threads: 1);

    private static Gen<(string Text, BigInteger? Value)> Expression(int depth) => depth == 0
        ? Gen.Long[0, 100].Select(static number => (number.ToString(CultureInfo.InvariantCulture), (BigInteger?)number))
        : Gen.OneOf(
            from left in Expression(depth - 1)
            from sign in Gen.OneOf("+", "-", "*", "//", "%")
            from right in Expression(depth - 1)
            select ($"({left.Text} {sign} {right.Text})", Apply(sign, left.Value, right.Value)),
            Expression(depth - 1).Select(static operand => ($"-({operand.Text})", -operand.Value)),
            from condition in Expression(depth - 1)
            from then in Expression(depth - 1)
            from other in Expression(depth - 1)
            select ($"({then.Text} if {condition.Text} > 0 else {other.Text})", condition.Value is { } value ? (value > 0 ? then.Value : other.Value) : null));

    private static BigInteger? Apply(string sign, BigInteger? left, BigInteger? right)
    {
        if (left is not { } a || right is not { } b)
        {
            return null;
        }

        return sign switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            _ when b.IsZero => null,
            "//" => (a - Modulo(a, b)) / b,
            _ => Modulo(a, b),
        };
    }

    /// <summary>The rest of a division that is rounded down.</summary>
    private static BigInteger Modulo(BigInteger a, BigInteger b) => ((a % b) + b) % b;
}
