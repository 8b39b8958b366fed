using Megaraptor.Generators.Diagnostics;

namespace Megaraptor.Generators.Tests.Diagnostics;

public sealed class RulePagesTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_with_a_bad_and_a_good_example(string id)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", id + ".md"));

        page.ShouldStartWith($"# {id}");
        page.ShouldContain("## Bad");
        page.ShouldContain("## Good");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_release_line(string id)
    {
        string releases = string.Concat(Directory.GetFiles(AppContext.BaseDirectory, "AnalyzerReleases.*.md").Select(File.ReadAllText));

        releases.ShouldContain($"{id} |");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_links_to_its_page(string id) => Rules.Find(id).HelpLinkUri.ShouldEndWith($"docs/rules/{id}.md");
}
