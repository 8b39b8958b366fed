using CsCheck;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>Makes random VQL of every rule of the grammar.</summary>
internal static class VqlGenerator
{
    private static readonly Gen<string> s_name = Pick("a", "b", "Foo", "_x1", "group", "by", "`a b`", "`select`", "`é`");

    private static readonly Gen<string> s_literal = Pick(
        "1", "-5", "0x1F", "017", "1.5", "1e3", "-.5", "'x'", "\"y\"", "'a\\'b'", "'''raw\\'''", "'two\nlines'", "TRUE", "false", "NULL", "null", "'-- no'", "''");

    /// <summary>A script of one to three statements.</summary>
    internal static Gen<string> Script { get; } = Gen.Select(Statement(3), Gen.Int[0, 2].SelectMany(static count => Statement(2).List[count]), static (first, rest) => string.Join("\n", rest.Prepend(first)));

    /// <summary>A script in which blanks outside of strings became comments.</summary>
    internal static Gen<string> WithComments { get; } = Gen.Select(Script, Pick(" ", " ", " ", "\n", "\n\n\n", " /* c */ ", "/*d*/", " -- e\n", "\n-- f\n", "\n\n// g\n\n", "\n/* h\n i */\n").List[200], Weave);

    private static Gen<string> Statement(int depth) => Gen.Frequency(
        (3, Select(depth)),
        (1, Gen.Select(s_name, Pick("", "()", "(p)", "(p, q=1, r=[1, 2])"), Pick("=", "<="), Expression(depth), static (name, parameters, sign, value) => $"LET {name}{parameters} {sign} {value}")),
        (1, Gen.Select(s_name, Select(depth), static (name, query) => $"LET {name} = {query}")));

    private static Gen<string> Select(int depth) => Gen.Select(
        Pick("", "", "EXPLAIN "),
        Columns(depth),
        From(depth),
        Clauses(depth),
        static (explain, columns, from, clauses) => $"{explain}SELECT {columns} FROM {from}{clauses}");

    private static Gen<string> Clauses(int depth) => Gen.Select(
        Maybe(List(Expression(depth - 1)).Select(static list => " WHERE " + list)),
        Maybe(List(Expression(depth - 1)).Select(static list => " GROUP BY " + list)),
        Maybe(Gen.Select(s_name, Pick("", " DESC"), static (name, desc) => $" ORDER BY {name}{desc}")),
        Pick("", " LIMIT 5", " LIMIT 0x10"),
        static (where, group, order, limit) => where + group + order + limit);

    private static Gen<string> Columns(int depth)
    {
        Gen<string> column = Gen.Select(
            Gen.Frequency((6, Expression(depth - 1)), (1, depth <= 1 ? Gen.Const("1") : Select(depth - 2).Select(static query => $"{{ {query} }}"))),
            Maybe(s_name.Select(static name => " AS " + name)),
            static (value, alias) => value + alias);
        return Gen.Frequency(
            (1, Gen.Select(column, Maybe(Gen.Const(", * AS s")), static (first, star) => $"{first}, *{star}")),
            (5, column.List[1, 4].Select(static columns => string.Join(", ", columns))),
            (1, Pick("*", "*,", "", "* a", "*, b")));
    }

    private static Gen<string> From(int depth) => Gen.Frequency(
        (2, s_name),
        (1, Gen.Const("Artifact.Linux.Sys.Pslist()")),
        (3, Gen.Select(s_name, Arguments(depth), static (name, arguments) => name + arguments)));

    private static Gen<string> Arguments(int depth) => Gen.Select(s_name, Argument(depth - 1), static (name, value) => $"{name}={value}").List[0, 3]
        .Select(static arguments => $"({string.Join(", ", arguments)})");

    private static Gen<string> Argument(int depth) => depth <= 0 ? s_literal : Gen.Frequency(
        (4, Expression(depth)),
        (1, Select(depth - 1).Select(static query => $"{{ {query} }}")),
        (1, List(Expression(depth - 1)).Select(static list => $"[{list}]")),
        (1, Gen.Const("[]")));

    private static Gen<string> Expression(int depth) => depth <= 0 ? Gen.OneOf(s_literal, s_name) : Gen.Frequency(
        (3, Gen.OneOf(s_literal, s_name)),
        (1, s_name.Select(static name => "-" + name)),
        (1, Gen.Select(s_name, s_name, static (left, right) => $"{left}.{right}")),
        (2, Gen.Select(s_name, Arguments(depth - 1), static (name, arguments) => name + arguments)),
        (1, List(Expression(depth - 1)).Select(static list => $"({list})")),
        (1, Gen.Select(s_name, Arguments(depth - 1), Pick(".m", "[0]", "[1:2]", "[:x]", "[-1:]", "[]", ".m[0].n"), static (name, arguments, part) => name + arguments + part)),
        (2, Gen.Select(Operand(depth - 1), Pick("+", "-", "*", "/"), Operand(depth - 1), static (left, sign, right) => $"{left} {sign} {right}")),
        (2, Gen.Select(Operand(depth - 1), Pick("=", "!=", "<", "<=", ">", ">=", "=~", "IN", "in", "<>"), Operand(depth - 1), static (left, sign, right) => $"{left} {sign} {right}")),
        (2, Gen.Select(Condition(depth - 1), Pick("AND", "and", "&&", "OR", "||", "|"), Condition(depth - 1), Pick("AND", "OR"), Condition(depth - 1),
            static (first, sign, second, other, third) => $"{first} {sign} {second} {other} {third}")));

    private static Gen<string> Condition(int depth) => Gen.Select(Pick("", "", "NOT ", "NOT NOT "), Operand(depth), static (not, value) => not + value);

    private static Gen<string> Operand(int depth) => Gen.Frequency((3, Gen.OneOf(s_literal, s_name)), (1, Expression(depth).Select(static value => $"({value})")));

    private static Gen<string> List(Gen<string> item) => Gen.Select(item.List[1, 3], Pick("", "", ","), static (items, end) => string.Join(", ", items) + end);

    private static Gen<string> Pick(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Maybe(Gen<string> part) => Gen.OneOf(Gen.Const(""), part);

    private static string Weave(string script, List<string> gaps)
    {
        var text = new System.Text.StringBuilder();
        var lexer = new Megaraptor.Vql.Syntax.VqlLexer(script);
        int next = 0;
        for (var token = lexer.Next(); token.Kind != Megaraptor.Vql.Syntax.TokenKind.EndOfText; token = lexer.Next())
        {
            text.Append(gaps[next++ % gaps.Count]).Append(token.TextIn(script)).Append(' ');
        }

        return text.Append(gaps[next % gaps.Count]).ToString();
    }
}
