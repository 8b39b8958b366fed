using System.Diagnostics;

namespace Megaraptor.Lab.Tests.Evaluation.Starlark;

public sealed class StarlarkTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 // 3", "6")]
    [InlineData("-7 // 2, -7 % 3, 7 % -3, 7 / 2, -7.5 // 2", "[-4,2,-2,3.5,-4]")]
    [InlineData("0x1F + 0o17 + 0b101", "51")]
    [InlineData("1 << 4 | 3 & 2 ^ 1, ~5, 256 >> 3", "[19,-6,32]")]
    [InlineData("(1 << 100) >> 98", "4")]
    [InlineData("not 1 == 2 and 3 in [1, 2, 3] or False", "true")]
    [InlineData("'a' not in 'bcd', 'x' in {'x': 1}, 4 in range(0, 10, 2)", "[true,true,true]")]
    [InlineData("True == 1, 1 == 1.0, [1, (2,)] == [1.0, (2,)], (1, 2) < (1, 3)", "[false,true,true,true]")]
    [InlineData("'yes' if 0 else 'no'", "\"no\"")]
    [InlineData("[x * y for x in range(3) if x for y in (10, 20)]", "[10,20,20,40]")]
    [InlineData("{str(k): v for k, v in [(1, 'a'), (2, 'b')]}", "{\"1\":\"a\",\"2\":\"b\"}")]
    [InlineData("(lambda x, y=2, *a, **k: [x, y, a, k])(1, 3, 4, z=5)", "[1,3,[4],{\"z\":5}]")]
    [InlineData("[1, 2, 3, 4][1:3], 'hello'[-3:], 'hello'[::-1], (1, 2, 3)[::2]", "[[2,3],\"llo\",\"olleh\",[1,3]]")]
    [InlineData("'%s is %d, %r, %x, %5%' % ('a', 3, 'q', 255)", null)]
    [InlineData("'%s is %d, %r, %x%%' % ('a', 3.9, 'q', -255)", "\"a is 3, \\\"q\\\", -ff%\"")]
    [InlineData("'%(a)s-%(b)s' % {'a': 1, 'b': None}", "\"1-None\"")]
    [InlineData("'{} {1}'.format(1, 2)", null)]
    [InlineData("'{0}-{x!r}-{{}}'.format(1, x='y')", "\"1-\\\"y\\\"-{}\"")]
    [InlineData("str([1, 2.0, 'a', None, True, (1,), {'k': 1e20}])", "\"[1, 2.0, \\\"a\\\", None, True, (1,), {\\\"k\\\": 1e+20}]\"")]
    [InlineData("int('ff', 16), int('-0x1f', 0), int(3.9), float('1.5'), int(True)", "[255,-31,3,1.5,1]")]
    [InlineData("sorted([3, 1, 2], reverse=True), sorted(['bb', 'a'], key=len), min(3, 1), max([1, 5, 2], key=lambda x: -x)", "[[3,2,1],[\"a\",\"bb\"],1,1]")]
    [InlineData("enumerate('abc'.split('b'), 1), zip([1, 2], 'a b c'.split()), reversed([1, 2])", "[[[1,\"a\"],[2,\"c\"]],[[1,\"a\"],[2,\"b\"]],[2,1]]")]
    [InlineData("any([0, 1]), all([]), bool(''), type(1), type([]), type(None), len('é')", "[true,true,false,\"int\",\"list\",\"NoneType\",2]")]
    [InlineData("'a,b,c'.split(',', 1), 'a b  c'.rsplit(None, 1), 'a\\nb\\n'.splitlines(), 'k=v'.partition('=')", "[[\"a\",\"b,c\"],[\"a b\",\"c\"],[\"a\",\"b\"],[\"k\",\"=\",\"v\"]]")]
    [InlineData("' x '.strip(), 'xxa'.lstrip('x'), 'Ab'.upper(), 'hello world'.title(), 'é'.upper()", "[\"x\",\"a\",\"AB\",\"Hello World\",\"É\"]")]
    [InlineData("'banana'.find('n'), 'banana'.rfind('n'), 'banana'.count('an'), 'banana'.replace('a', 'o', 2), '-'.join(['a', 'b'])", "[2,4,2,\"bonona\",\"a-b\"]")]
    [InlineData("'a.exe'.endswith(('.dll', '.exe')), 'abc'.startswith('b', 1), '12'.isdigit(), 'Ab'.islower()", "[true,true,true,false]")]
    [InlineData("{'a': 1}.get('b', 2), {'a': 1}.items(), {'a': 1}.keys(), dict([('x', 1)], y=2), {'a': 1} | {'a': 2}", "[2,[[\"a\",1]],[\"a\"],{\"x\":1,\"y\":2},{\"a\":2}]")]
    [InlineData("{'A': 1, 2: 3, 1.5: 1}", "{\"A\":1,\"2\":3,\"1.5\":1}")]
    [InlineData("ord('é'), chr(233), 'a' * 3, [0] * 2, 2 * (1,)", "[233,\"é\",\"aaa\",[0,0],[1,1]]")]
    [InlineData("r'a\\n', \"\"\"a\nb\"\"\", 'a\\x41\\u00e9'", "[\"a\\\\n\",\"a\\nb\",\"aAé\"]")]
    [InlineData("hasattr('', 'upper'), getattr({'a': 1}, 'get')('a'), repr(range(1, 5, 2))", "[true,1,\"range(1, 5, 2)\"]")]
    public void An_expression_has_its_value(string expression, string? json)
    {
        if (json is null)
        {
            StarlarkAnswer.FailureOf(expression).ShouldNotBeEmpty();
        }
        else
        {
            StarlarkAnswer.Of(expression).ShouldBe(json);
        }
    }

    [Theory]
    [InlineData("1 + 'a'", "unknown binary op: int + string")]
    [InlineData("-'a'", "unknown unary op: - string")]
    [InlineData("1 // 0", "integer division by zero")]
    [InlineData("1 < 'a'", "int < string not implemented")]
    [InlineData("[1][3]", "list index 3 out of range [-1:0]")]
    [InlineData("{'a': 1}['b']", "key \"b\" not in dict")]
    [InlineData("'a'.foo", "string has no .foo field or method")]
    [InlineData("1(2)", "invalid call of non-function (int)")]
    [InlineData("f(1)", "function f accepts no arguments (1 given)")]
    [InlineData("(lambda x: x)()", "function lambda missing 1 argument (x)")]
    [InlineData("(lambda x: x)(y=1)", "function lambda got an unexpected keyword argument \"y\"")]
    [InlineData("f()", "function f called recursively")]
    [InlineData("[x for x in 5]", "int value is not iterable")]
    [InlineData("{[]: 1}", "unhashable type: list")]
    [InlineData("fail('no', 1)", "fail: no 1")]
    [InlineData("1 << 64", "the integer 18446744073709551616 does not fit 64 bits")]
    [InlineData("'%d' % 'x'", "%d format requires integer: got string")]
    [InlineData("'%s' % (1, 2)", "too many arguments for format string")]
    [InlineData("'a' * 1000000000", "excessive repeat (1 * 1000000000 elements)")]
    [InlineData("hash(len)", "hash: for parameter x: got builtin_function_or_method, want string")]
    public void A_call_that_fails_gives_null_and_says_why(string expression, string message) =>
        StarlarkAnswer.FailureOf(expression).ShouldBe(message);

    [Theory]
    [InlineData("def f(:", "1:8: got ':', want ')'")]
    [InlineData("x = ", "1:5: got end of file, want primary expression")]
    [InlineData("x = y\n", "1:5: undefined: y")]
    [InlineData("x = 'abc", "1:5: unexpected EOF in string")]
    [InlineData("def f():\nreturn 1\n", "2:7: got return, want indent")]
    [InlineData("def f():\n    x = 1\n  y = 2\n", "3:3: unindent does not match any outer indentation level")]
    [InlineData("x = 1\nx = 2\n", "2:1: cannot reassign global x declared at apparent/filename.star:1:1")]
    [InlineData("for x in []:\n  pass\n", "1:1: for loop not within a function")]
    [InlineData("return 1\n", "1:1: return statement not within a function")]
    [InlineData("def f():\n  break\n", "2:3: break not in a loop")]
    [InlineData("def f():\n  while True:\n    pass\n", "2:3: this Starlark dialect does not support while loops")]
    [InlineData("class A:\n  pass\n", "1:6: got illegal token, want primary expression")]
    [InlineData("x = 1 < 2 < 3\n", "1:11: < does not associate with < (use parens)")]
    [InlineData("x = $\n", "1:5: unexpected input character '$'")]
    [InlineData("x = 1)\n", "1:6: unexpected ')'")]
    [InlineData("1 = 2\n", "1:1: can't assign to literal")]
    [InlineData("def f(a, a):\n  pass\n", "1:10: duplicate parameter: a")]
    [InlineData("x = b'a'\n", "1:5: bytes literals are not available in the Lab")]
    public void A_program_that_is_none_is_refused_with_its_place(string code, string message) =>
        StarlarkAnswer.Failure(code).ShouldBe($"apparent/filename.star:{message}");

    [Fact]
    public void Statements_run_in_order() => StarlarkAnswer.Run("""
        base = 10

        def add(a, b=base):  # a comment
            return a + b

        def f():
            total, parts = 0, []
            for i in range(10):
                if i == 2:
                    continue
                elif i == 5:
                    break
                else:
                    total += add(i)
                parts.append(i)
                pass
            parts[0] = 'first'
            d = {}
            d['k'] = total; d['k'] -= 1
            (a, [b, c]) = (1, [2, 3])
            parts += [a, b, c]
            def inner(x): return x + total
            return [total, parts, d, inner(1),
                    add(b=1, a=2)]
        """).ShouldBe("[48,[\"first\",1,3,4,1,2,3],{\"k\":47},49,3]");

    [Fact]
    public void Globals_do_not_change_once_the_program_ran() =>
        StarlarkAnswer.Failure("l = [1]\ndef f():\n  l.append(2)\n").ShouldBe("cannot append to frozen list");

    [Fact]
    public void A_list_does_not_change_under_a_loop() =>
        StarlarkAnswer.Failure("def f():\n  l = [1]\n  for x in l:\n    l.append(x)\n").ShouldBe("cannot append to list during iteration");

    [Fact]
    public void A_local_name_has_no_value_before_it_is_assigned() =>
        StarlarkAnswer.Failure("x = 1\ndef f():\n  y = x\n  x = 2\n").ShouldBe("local variable x referenced before assignment");

    [Fact]
    public void The_math_module_can_be_loaded() =>
        StarlarkAnswer.Run("load('math.star', 'math')\ndef f():\n  return [math.sqrt(16), math.floor(2.5), math.pow(2, 3)]\n").ShouldBe("[4,2,8]");

    [Fact]
    public void Another_module_is_refused_by_name() =>
        StarlarkAnswer.Failure("load('re.star', 're')\n").ShouldBe("cannot load re.star: the module is not available in the Lab");

    [Fact]
    public void What_a_program_prints_is_logged() =>
        StarlarkAnswer.Call("print('a', 1)\n", "1").Logs.ShouldBe(["starl: a 1", StarlarkAnswer.Warning]);

    [Fact]
    public void Names_of_the_program_are_members_of_the_module() =>
        StarlarkAnswer.Call("SomeInt = 2\ndef Foo(X):\n  return X + 2\n", "m.SomeInt").Json.ShouldBe("[{\"A\":2}]");

    [Fact]
    public void A_member_that_is_no_function_cannot_be_called() =>
        StarlarkAnswer.Call("n = 2\n", "m.n(x=1)").Logs[^1].ShouldBe("ERROR:Symbol m.n is not a function but it is being called.");

    [Fact]
    public void Values_of_queries_reach_the_program() =>
        StarlarkAnswer.Call("def f(x, y, z):\n  x['n'] = [type(v) for v in y]\n  return [x, z]\n", "m.f(x=dict(a=1), y=(1, 'a', 2.5, NULL, TRUE, (1, 2)), z={ SELECT 1 AS B FROM scope() })").Json
            .ShouldBe("[{\"A\":[{\"a\":1,\"n\":[\"int\",\"string\",\"float\",\"NoneType\",\"bool\",\"list\"]},[{\"B\":1}]]}]");

    [Fact]
    public void A_value_that_the_program_cannot_take_is_named() =>
        StarlarkAnswer.Call("def f(x):\n  return x\n", "m.f(x=timestamp(epoch=1))").Logs[^1].ShouldBe("starl: a value of type time.Time has no counterpart in Starlark");

    [Fact]
    public void A_program_that_does_too_much_is_ended() =>
        StarlarkAnswer.Failure("def f():\n  n = 0\n  for i in range(1000000000):\n    n += i\n").ShouldBe("the program takes more steps than the Lab allows");

    [Fact]
    public void A_program_that_nests_too_deeply_is_ended() =>
        StarlarkAnswer.Failure("def f():\n  return " + new string('(', 200_000)).ShouldBe("the program nests too deeply for the Lab");

    [Fact]
    public void A_value_that_holds_itself_is_refused() =>
        StarlarkAnswer.Failure("def f():\n  l = []\n  l.append(l)\n  return l\n").ShouldBe("the value nests deeper than 100 levels");

    [Theory]
    [InlineData("str(a)")]
    [InlineData("a")]
    [InlineData("a == b")]
    [InlineData("{t: 1}")]
    public void A_value_that_holds_others_many_times_over_is_bounded(string result) =>
        StarlarkAnswer.Call($"def f():\n  a = [0]; b = [0]; t = (1,)\n  for i in range(60):\n    a = [a, a]; b = [b, b]; t = (t, t)\n  return {result}\n", "m.f()").Logs.Count.ShouldBe(2);

    [Fact]
    public void A_cancelled_query_ends_its_program()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        long start = Stopwatch.GetTimestamp();

        EvaluatedQuery evaluated = EvaluatedQuery.Of(
            "LET m <= starl(code='def f():\\n  for i in range(1000000000):\\n    pass\\n') SELECT m.f() FROM range(end=1000000)",
            [],
            TimeProvider.System,
            limit.Token);

        evaluated.Rows.ShouldBeEmpty();
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_key_keeps_the_program_that_ran_under_it() =>
        EvaluatedQuery.Of("LET a <= starl(code='n = 1', key='k') LET b <= starl(code='n = 2', key='k') SELECT b.n AS N FROM scope()").Json.ShouldBe("[{\"N\":1}]");
}
