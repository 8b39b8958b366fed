using System.Text.RegularExpressions;
using Megaraptor.Vql.Checking;

namespace Megaraptor.Vql.Tests.Checking;

/// <summary>Every rule has a page, and what the page shows as bad and good is what the rule says.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Rules => [.. VqlRules.All.Select(static rule => rule.Id)];

    [Fact]
    public void An_id_has_one_meaning() => VqlRules.All.Select(static rule => rule.Id).ShouldBeUnique();

    [Fact]
    public void A_page_of_this_room_belongs_to_a_rule()
    {
        IEnumerable<string?> pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "MEGA*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(static id => id!["MEGA".Length] is '1' or '2');
        pages.Except(VqlRules.All.Select(static rule => rule.Id)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_names_the_rule_and_its_severity(string id)
    {
        VqlRule rule = Rule(id);
        string severity = rule.Severity.ToString().ToLowerInvariant() + (rule.StrictSeverity == rule.Severity ? "" : $"; {rule.StrictSeverity.ToString().ToLowerInvariant()} with `--strict`");
        string upstream = rule.UpstreamName is { } name ? $"Upstream's checker calls it `{name}`" : "Upstream has no name for this rule.";
        string page = Page(rule);
        page.ShouldStartWith($"# {id}: {rule.Title}\n\nSeverity: {severity}.\n\n");
        page.ShouldContain(upstream);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_bad_example_is_found(string id) => Check(Rule(id), "Bad").Select(static found => found.Id).ShouldContain(id);

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_good_example_is_clean(string id) =>
        Check(Rule(id), "Good").Where(found => found.Id == id || found.Severity > DiagnosticSeverity.Hint).Select(static found => found.ToString()).ShouldBeEmpty();

    private static IReadOnlyList<VqlDiagnostic> Check(VqlRule rule, string heading)
    {
        Match example = Example().Matches(Page(rule)).Single(match => match.Groups["heading"].Value == heading);
        string text = example.Groups["text"].Value;
        return example.Groups["language"].Value switch
        {
            "yaml" => ArtifactChecker.Check(text),
            "csharp" => VqlChecker.Check(Attribute().Match(text).Groups["vql"].Value),
            _ => VqlChecker.Check(text),
        };
    }

    private static VqlRule Rule(string id) => VqlRules.All.Single(rule => rule.Id == id);

    private static string Page(VqlRule rule) => File.ReadAllText(Path.Combine(Repository.Root, rule.Page));

    [GeneratedRegex("## (?<heading>Bad|Good)\n\n```(?<language>vql|yaml|csharp)\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex(@"\[Vql\(""(?<vql>.*)""\)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();
}
