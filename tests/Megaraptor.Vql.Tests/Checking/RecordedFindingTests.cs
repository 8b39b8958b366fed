using System.Text.RegularExpressions;
using Megaraptor.Recordings;
using Megaraptor.Vql.Checking;
using Megaraptor.Vql.Columns;

namespace Megaraptor.Vql.Tests.Checking;

/// <summary>What a real server only logged is found without it, and nothing is found that it had no complaint about.</summary>
public sealed partial class RecordedFindingTests
{
    /// <summary>Complaints that are not found by the name that they name.</summary>
    private static readonly Dictionary<string, string> s_notByName = new(StringComparer.Ordinal)
    {
        ["vql/err/recursion-query-function"] = "the definition calls itself until the server gives up",
        ["vql/group/sum-null"] = "one of the values is NULL",
        ["vql/let/kwargs-splat-own-function"] = "found as **, behind which the server misses every name",
        ["vql/fn-misc/starl-globals"] = "what the starlark code defines is not read",
    };

    /// <summary>Findings about which the server says nothing, although it does not do what is written.</summary>
    private static readonly Dictionary<string, string> s_silent = new(StringComparer.Ordinal)
    {
        ["vql/select/where-unknown-symbol"] = "the server does not log names in WHERE that it cannot resolve",
        ["vql/group/by-unknown-symbol"] = "nor those in GROUP BY",
        ["vql/let/function-extra-argument"] = "an expression ignores arguments that it does not take",
        ["vql/err/value-called"] = "the value is returned, and the arguments are ignored",
        ["vql/plugin/sequence-no-query"] = "the server logs it in other words",
        ["vql/plugin/batch-bad-func"] = "the server logs it in other words",
        ["vql/err/bad-replace-lambda"] = "the server logs it in other words",
        ["vql/plugin/query-syntax-error"] = "the server logs it in other words",
        ["vql/err/utf8-cut-in-error"] = "the server ends the call with a status",
    };

    /// <summary>The rules about names, arguments and their types, whose findings the server would log.</summary>
    private static readonly HashSet<string> s_logged = new(StringComparer.Ordinal)
    {
        "MEGA200", "MEGA201", "MEGA202", "MEGA203", "MEGA204", "MEGA206", "MEGA207", "MEGA208", "MEGA209", "MEGA210", "MEGA214", "MEGA221", "MEGA224", "MEGA225", "MEGA227",
    };

    public static TheoryData<string> Complaints => [.. Accepted.Where(static exchange => NamesIn(exchange).Count > 0).Select(NameOf).Distinct()];

    private static IEnumerable<Exchange> Accepted => Recording.Conformance.Concat(Recording.Session).Where(static exchange => exchange.SyntaxError is null && exchange.Request.Vql.Count > 0);

    [Theory]
    [MemberData(nameof(Complaints))]
    public void A_logged_complaint_is_found(string name)
    {
        if (s_notByName.ContainsKey(name))
        {
            return;
        }

        Exchange exchange = Accepted.First(candidate => NameOf(candidate) == name);
        string found = string.Join('\n', Check(exchange).Select(static diagnostic => diagnostic.Message));
        NamesIn(exchange).Where(complaint => !found.Contains(complaint, StringComparison.Ordinal)).ShouldBeEmpty(found);
    }

    [Fact]
    public void Nothing_is_found_that_the_server_had_no_complaint_about() =>
        Accepted.Where(static exchange => NamesIn(exchange).Count == 0 && !s_silent.ContainsKey(NameOf(exchange)))
            .SelectMany(static exchange => Check(exchange).Where(static found => s_logged.Contains(found.Id)).Select(found => $"{NameOf(exchange)}: {found.Id} {found.Message}"))
            .ShouldBeEmpty();

    [Fact]
    public void An_exception_is_still_needed() =>
        s_silent.Keys.Where(static name => !Check(Recording.Find(name)).Any(static found => s_logged.Contains(found.Id))).ShouldBeEmpty();

    /// <summary>The name by which an exchange of the conformance chapters is cited.</summary>
    private static string NameOf(Exchange exchange) => exchange.Name.Replace("vql-conformance/", "vql/", StringComparison.Ordinal);

    private static IReadOnlyList<VqlDiagnostic> Check(Exchange exchange) => VqlChecker.Check(
        string.Join('\n', exchange.Request.Vql),
        new CheckOptions { Variables = [.. exchange.Request.Env.Keys.Select(static key => new VqlColumn(key, VqlType.String))] });

    /// <summary>The names that the server complains about.</summary>
    private static List<string> NamesIn(Exchange exchange) =>
    [
        .. exchange.Logs.SelectMany(static log => Complaint().Matches(log)).Select(static match => match.Groups["name"].Value.TrimStart('-').Split('.')[0]).Distinct(),
    ];

    [GeneratedRegex(
        @"(Symbol|Plugin) (?<name>\S+) (not found|is not a function|is not callable)|: Field (?<name>\w+) (is required|should be an? |Got field type|\d+:\d+: )|Unexpected arg (?<name>\w+)|Missing arg (?<name>\w+) when|unrecognized arg (?<name>\w+) when|Order by column (?<name>\w+) not|filesystem accessor (?<name>\w+)|masking a built in function (?<name>\w+)|Artifact (?<name>No\.\S+) not found|Unknown parameter (?<name>\w+) provided",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();
}
