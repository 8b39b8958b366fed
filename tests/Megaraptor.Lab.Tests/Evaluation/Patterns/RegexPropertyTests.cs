using System.Text.RegularExpressions;
using CsCheck;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Regex;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;

namespace Megaraptor.Lab.Tests.Evaluation.Patterns;

/// <summary>Compares matches with a reference of a few lines.</summary>
public sealed class RegexPropertyTests
{
    private static readonly NameTable s_names = BuiltInNames.Create();

    private static readonly Gen<ReferencePattern> s_characters = Gen.OneOf<ReferencePattern>(
        new ReferencePattern.Characters("a", static c => c == 'a'),
        new ReferencePattern.Characters("b", static c => c == 'b'),
        new ReferencePattern.Characters("é", static c => c == 'é'),
        new ReferencePattern.Characters(".", static c => c != '\n'),
        new ReferencePattern.Characters("[ab]", static c => c is 'a' or 'b'),
        new ReferencePattern.Characters("[^a]", static c => c != 'a'),
        new ReferencePattern.Characters(@"\d", char.IsAsciiDigit),
        new ReferencePattern.Characters(@"\w", static c => char.IsAsciiLetterOrDigit(c) || c == '_'),
        new ReferencePattern.Characters(@"\s", static c => c is ' ' or '\t' or '\n' or '\f' or '\r'),
        new ReferencePattern.Characters(@"\pL", char.IsLetter));

    private static readonly Gen<ReferencePattern> s_anchor = Gen.OneOf<ReferencePattern>(
        new ReferencePattern.Anchor("^", static (_, at) => at == 0),
        new ReferencePattern.Anchor("$", static (text, at) => at == text.Length),
        new ReferencePattern.Anchor(@"\A", static (_, at) => at == 0),
        new ReferencePattern.Anchor(@"\z", static (text, at) => at == text.Length),
        new ReferencePattern.Anchor("(?m:^)", static (text, at) => at == 0 || text[at - 1] == '\n'),
        new ReferencePattern.Anchor("(?m:$)", static (text, at) => at == text.Length || text[at] == '\n'),
        new ReferencePattern.Anchor(@"\b", static (text, at) => IsWord(text, at - 1) != IsWord(text, at)),
        new ReferencePattern.Anchor(@"\B", static (text, at) => IsWord(text, at - 1) == IsWord(text, at)));

    private static readonly Gen<string> s_text = Gen.OneOf('a', 'b', 'B', 'é', '1', '_', ' ', '\n').Array[0, 8].Select(static characters => new string(characters));

    [Fact]
    public void The_first_match_begins_leftmost_and_takes_the_first_alternative() =>
        Gen.Select(Pattern(3), s_text).Sample(
            AgreesWithReference,
            iter: 500,
            threads: 1);

    /// <summary>A byte that is no UTF-8 asks for the expression that knows pairs of surrogates, which is large and slow to make.</summary>
    [Fact]
    public void A_byte_that_is_no_character_is_matched_as_one() =>
        Gen.Select(Pattern(2), s_text, s_text).Sample(
            static (pattern, before, behind) => AgreesWithReference(pattern, $"{before}\uDC80{behind}"),
            iter: 60,
            threads: 1);

    [Fact]
    public void The_operator_ignores_case_unless_the_expression_says_otherwise() =>
        Gen.Select(Gen.Char["abcxyzéÄßſKσς"].Array[1, 6], Gen.Bool.Array[6]).Sample(
            static (letters, upper) =>
            {
                string text = new(letters);
                string other = string.Concat(letters.Select((letter, i) => upper[i] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));
                EvaluatedQuery.Of("SELECT a =~ b AS I, a =~ ('(?-i)^' + b + '$') AS C FROM scope()", ("a", other), ("b", text)).Json
                    .ShouldBe($"[{{\"I\":true,\"C\":{(text == other ? "true" : "false")}}}]");
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Matches_do_not_overlap_and_none_is_empty_right_behind_another() =>
        Gen.Select(Pattern(3), s_text).Sample(
            static (pattern, text) =>
            {
                int end = -1;
                foreach (Match match in Compile(pattern.Text).Matches(text))
                {
                    match.Index.ShouldBeGreaterThanOrEqualTo(end);
                    (match.Length == 0 && match.Index == end).ShouldBeFalse();
                    end = match.Index + match.Length;
                }
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void Any_text_compiles_or_is_refused_in_words() =>
        Gen.OneOf([.. "ab1(((|)))[]{}^$.*+?\\,-:=!<>PpQEdwsbBAzLNn&~é".Select(static c => c)]).Array[0, 14].Select(static characters => new string(characters)).Sample(
            static expression =>
            {
                try
                {
                    Compile(expression).IsMatch("aab1 é\nb");
                }
                catch (RegexSyntaxException refused)
                {
                    refused.Message.ShouldStartWith("error parsing regexp: ");
                }
            },
            iter: 3000,
            threads: 1);

    [Theory]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?<=a)", "invalid named capture: `(?<=a)`")]
    [InlineData("(?<!a)b", "invalid named capture: `(?<!a)b`")]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax: `(?>`")]
    [InlineData(@"(a)\1", @"invalid escape sequence: `\1`")]
    [InlineData(@"(?P<n>a)\k<n>", @"invalid escape sequence: `\k`")]
    [InlineData(@"a\Z", @"invalid escape sequence: `\Z`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("*a", "missing argument to repetition operator: `*`")]
    [InlineData("a{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("(a{100}){100}", "invalid repeat count: `{100}`")]
    [InlineData("[b-a]", "invalid character class range: `b-a`")]
    [InlineData(@"\pX", @"invalid character class range: `\pX`")]
    [InlineData("[[:nope:]]", "invalid character class range: `[:nope:]`")]
    [InlineData("(", "missing closing ): `(`")]
    [InlineData(")", "unexpected ): `)`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData(@"\", "trailing backslash at end of expression: ``")]
    public void What_RE2_lacks_is_refused_in_its_words(string expression, string reason) =>
        Should.Throw<RegexSyntaxException>(() => Compile(expression)).Message.ShouldBe("error parsing regexp: " + reason);

    [Theory]
    [InlineData("(?i)AB", "xab", 1)]
    [InlineData("(?s)a.b", "a\nb", 0)]
    [InlineData("(?m)^b$", "a\nb\nc", 2)]
    [InlineData("(?U)a+", "aaa", 0)]
    [InlineData("(?i:a)b", "Ab", 0)]
    [InlineData("[[:upper:]]+", "abC", 2)]
    [InlineData("[[:^alpha:]]", "a1", 1)]
    [InlineData(@"\p{Greek}", "xσ", 1)]
    [InlineData(@"\PL", "a1", 1)]
    [InlineData(@"\Qa.b\E", "a.b", 0)]
    [InlineData(@"\x{61}", "a", 0)]
    [InlineData(@"\141", "a", 0)]
    [InlineData("a{,2}", "a{,2}", 0)]
    [InlineData("(?P<x>a)(?<y>b)", "ab", 0)]
    [InlineData("😀.", "😀😀", 0)]
    public void What_RE2_has_matches(string expression, string text, int at) => Compile(expression).First(text)!.Index.ShouldBe(at);

    [Theory]
    [InlineData("(ab|(^|\\s))(bb|[^a])", "\nzb_1", 1)]
    [InlineData("(?:a||\\s)[^a]", "\nzb_1", 1)]
    [InlineData(@"(?:a|\s??)[^a]", "\nzb_1", 1)]
    [InlineData(@"(?:a|\s?)[^a]", "\nzb_1", 2)]
    public void An_empty_alternative_that_comes_first_is_preferred(string expression, string text, int length) => Compile(expression).First(text)!.Length.ShouldBe(length);

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("^(a|a)*$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)x$")]
    public void No_expression_takes_time_beyond_the_length_of_the_text(string expression) =>
        Compile(expression).IsMatch(new string('a', 5_000) + "!").ShouldBeFalse();

    private static Gen<ReferencePattern> Pattern(int depth) => depth == 0
        ? Gen.Frequency((6, s_characters), (1, s_anchor))
        : Gen.Frequency(
            (3, s_characters),
            (1, s_anchor),
            (4, Gen.Select(Pattern(depth - 1), Pattern(depth - 1), static ReferencePattern (first, second) => new ReferencePattern.Sequence(first, second))),
            (2, Gen.Select(Pattern(depth - 1), Pattern(depth - 1), static ReferencePattern (first, second) => new ReferencePattern.Choice(first, second))),
            (3, Gen.Select(Pattern(depth - 1), Gen.OneOf((0, int.MaxValue, "*"), (1, int.MaxValue, "+"), (0, 1, "?"), (2, 2, "{2}"), (1, 3, "{1,3}"), (2, int.MaxValue, "{2,}")), Gen.Bool, Repeated)));

    /// <summary>What matches nothing is not repeated: how often it would be is nobody's business.</summary>
    private static ReferencePattern Repeated(ReferencePattern item, (int Least, int Most, string Written) count, bool isLazy) =>
        item.IsNullable ? item : new ReferencePattern.Repetition(item, count.Least, count.Most, count.Written, isLazy);

    private static void AgreesWithReference(ReferencePattern pattern, string text)
    {
        Match? match = Compile(pattern.Text).First(text);
        (int, int)? found = match is null ? null : (match.Index, match.Length);
        found.ShouldBe(pattern.Find(text), $"{pattern.Text} on '{text}'");
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');

    private static CompiledRegex Compile(string expression) => CompiledRegex.Compile(new QueryContext(s_names, static _ => { }) { Principal = Principal.Administrator("admin") }, expression);
}
