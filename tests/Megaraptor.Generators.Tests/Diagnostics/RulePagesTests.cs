using System.Text.RegularExpressions;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Tests.Harness;

namespace Megaraptor.Generators.Tests.Diagnostics;

/// <summary>Every rule has a page, and what the page shows is true: the bad example is refused by this rule, the good one compiles.</summary>
public sealed partial class RulePagesTests
{
    public static TheoryData<string> Ids => [.. Rules.All.Select(static rule => rule.Id)];

    public static TheoryData<string> IdsWithExamples => [.. Rules.All.Select(static rule => rule.Id).Where(static id => id != Rules.GeneratorFailed.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_page(string id) => Page(id).ShouldStartWith($"# {id}: ");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_release_line(string id) =>
        string.Concat(Directory.GetFiles(AppContext.BaseDirectory, "AnalyzerReleases.*.md").Select(File.ReadAllText)).ShouldContain($"{id} |");

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_links_to_its_page(string id) => Rules.Find(id).HelpLinkUri.ShouldEndWith($"docs/rules/{id}.md");

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_bad_example_of_a_rule_is_refused_by_it(string id) =>
        GeneratorRun.Of(Complete(Example(id, "Bad"))).Findings.Select(static finding => finding.Id).Distinct().ShouldHaveSingleItem().ShouldBe(id);

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_good_example_of_a_rule_compiles(string id) => GeneratorRun.Of(Complete(Example(id, "Good"))).ShouldCompile();

    private static string Page(string id) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", id + ".md"));

    private static string Example(string id, string heading) => Regex.Match(Page(id), $"## {heading}\\s+```csharp\\n(?<code>.*?)```", RegexOptions.Singleline).Groups["code"].Value;

    /// <summary>Examples show members; the class around them, and the row record unless they show one, are added here.</summary>
    private static string Complete(string example)
    {
        string record = RecordLine().Match(example) is { Success: true } shown ? shown.Value : "public sealed record Host(string ClientId);";
        string members = RecordLine().Replace(example, "");
        string body = members.Contains("class Hosts", StringComparison.Ordinal) ? members : $"public sealed partial class Hosts(VelociraptorClient client)\n{{\n{members}\n}}";
        return $"namespace Acme;\n\n{record}\n\n{body}";
    }

    [GeneratedRegex("^public sealed record .*$", RegexOptions.Multiline)]
    private static partial Regex RecordLine();
}
