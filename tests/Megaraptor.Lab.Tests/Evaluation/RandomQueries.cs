using CsCheck;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Run;

namespace Megaraptor.Lab.Tests.Evaluation;

/// <summary>Generates queries of all functions and plugins with arguments that may or may not fit.</summary>
internal static class RandomQueries
{
    private static readonly NameTable s_names = BuiltInNames.Create();

    private static readonly string[] s_literals =
    [
        "NULL", "TRUE", "FALSE", "0", "1", "-1", "2", "7", "300", "9223372036854775807", "-9223372036854775808", "1.5", "-0.0", "1e300", "0x7fffffff", "1600000000",
        "''", "'a'", "'abc'", "'1'", "'1.5'", "'a,b\\n1,2\\n'", "'{\"a\":1,\"b\":[1,{}]}'", "'[1,\"x\",null]'", "'<a b=\"1\">x</a>'", "'a: [1, 2]'", "'2024-01-02T03:04:05Z'",
        "'Tue, 2 Jan 2024 10:00:00 +0100'", "'\\xff\\xfe'", "'é😀'", "'C:\\\\Windows\\\\x.exe'", "'/usr/bin/x'", "'10.0.0.1'", "'http://u:p@h:80/p?q=1#f'", "'(?P<n>[a-z]+)(.)'", "'['",
        "'x=>x'", "'x,y=>x + y'", "'x=>x.a'", "'%{IP:ip} %{WORD}'", "'%v %d %q %5.2f'", "'{{ .a }}'", "'data'", "'scope'", "'file'", "'hex'", "'base64'", "'json'", "'csv'", "'1.2.3'",
        "'d41d8cd98f00b204e9800998ecf8427e'", "'aGVsbG8='", "'c2:ab'", "'SELECT 1 AS A FROM scope()'", "'l'", "l", "d", "q", "t", "p", "_value", "m", "scope()", "missing",
    ];

    private static readonly Gen<string> s_literal = Gen.OneOf(s_literals);

    private static readonly Gen<FunctionDefinition> s_function = Gen.OneOf([.. s_names.Functions.Values.OrderBy(static function => function.Name, StringComparer.Ordinal)]);

    private static readonly Gen<PluginDefinition> s_plugin = Gen.OneOf([.. s_names.Plugins.Values.OrderBy(static plugin => plugin.Name, StringComparer.Ordinal)]);

    /// <summary>Scripts of a few definitions and a query.</summary>
    public static Gen<string> Script { get; } =
        from query in Query(3)
        select $$"""
            LET l <= (1, 'b', 3.5, NULL, (1, 2), dict(a=1))
            LET d <= dict(a=1, b='x', l=l, `**`=2)
            LET q = SELECT _value, _value + 1 AS a FROM range(end=3)
            LET m <= SELECT * FROM q
            LET t = timestamp(epoch=1600000000)
            LET p = path_join(components=('a', 'b'))
            {{query}} LIMIT 20
            """;

    private static Gen<string> Query(int depth) =>
        from source in Source(depth - 1)
        from columns in Expression(depth - 1).Array[1, 3]
        from star in Gen.Bool
        from condition in Gen.Frequency((3, Gen.Const(string.Empty)), (1, Expression(depth - 1).Select(static text => $" WHERE {text}")))
        from grouping in Gen.Frequency((4, Gen.Const(string.Empty)), (1, Expression(depth - 1).Select(static text => $" GROUP BY {text}")))
        from ordering in Gen.OneOf(string.Empty, string.Empty, " ORDER BY C0", " ORDER BY C0 DESC", " ORDER BY _value")
        select $"SELECT {(star ? "*, " : string.Empty)}{string.Join(", ", columns.Select(static (column, i) => $"{column} AS C{i}"))} FROM {source}{condition}{grouping}{ordering}";

    private static Gen<string> Source(int depth) => Gen.Frequency(
        (2, Gen.OneOf("scope()", "range(end=4)", "q", "m", "l", "d", "foreach(row=l)")),
        (3, from plugin in s_plugin
            from arguments in Arguments(plugin.Signature, depth)
            select $"{plugin.Name}({arguments})"));

    private static Gen<string> Expression(int depth) => depth <= 0
        ? s_literal
        : Gen.Frequency(
            (2, s_literal),
            (5, from function in s_function
                from arguments in Arguments(function.Signature, depth - 1)
                select $"{function.Name}({arguments})"),
            (3, from left in Expression(depth - 1)
                from op in Gen.OneOf("+", "-", "*", "/", "=", "!=", "<", "<=", ">", ">=", "=~", "IN", " AND", " OR", "||", "&&")
                from right in Expression(depth - 1)
                select $"({left} {op} {right})"),
            (1, Expression(depth - 1).Select(static text => $"(NOT {text})")),
            (1, Expression(depth - 1).Array[1, 3].Select(static items => $"({string.Join(", ", items)},)")),
            (1, from target in Gen.OneOf("l", "d", "t", "p", "q", "m", "missing")
                from suffix in Gen.OneOf(".a", ".l", ".Unix", ".Basename", "[0]", "[-1]", "[7]", "[1:2]", "['a']", "[:-1]", ".a.b")
                select target + suffix));

    private static Gen<string> Arguments(Signature signature, int depth)
    {
        Gen<string> name = signature.Parameters.Count == 0 || signature.IsFree
            ? Gen.OneOf([.. signature.Parameters.Select(static parameter => parameter.Name), "a", "b", "c"])
            : Gen.OneOf([.. signature.Parameters.Select(static parameter => parameter.Name)]);
        Gen<string> argument =
            from key in name
            from value in signature.Parameters.FirstOrDefault(parameter => parameter.Name == key)?.Kind == ParameterKind.Query
                ? Gen.OneOf(Gen.OneOf("q", "m", "l", "{ SELECT * FROM range(end=3) }"), Value(depth))
                : Value(depth)
            select $"`{key}`={value}";
        return argument.Array[0, 4].Select(static items => string.Join(", ", items));
    }

    private static Gen<string> Value(int depth) => Gen.Frequency(
        (6, Expression(depth)),
        (1, Expression(depth - 1).Array[0, 3].Select(static items => $"[{string.Join(", ", items)}]")),
        (1, depth <= 0 ? s_literal : Query(depth - 1).Select(static query => $"{{ {query} LIMIT 5 }}")));
}
