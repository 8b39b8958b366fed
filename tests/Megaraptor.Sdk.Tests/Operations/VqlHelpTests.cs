using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Hunts;
using Megaraptor.Sdk.Operations.Queries;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Help on VQL: its queries are right and run, its names are those of the reference, and a server answers for itself.</summary>
public sealed class VqlHelpTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Queries => [.. AllExamples().Select(static example => example.Query)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_query_of_the_help_is_free_of_findings_and_only_reads(string query)
    {
        VqlExample example = AllExamples().Single(example => example.Query == query);
        VqlCheckResult check = await LanguageOperations.CheckAsync(query);
        VqlExplanation explanation = await LanguageOperations.ExplainAsync(query);

        check.Findings.Where(finding => finding.Severity != "hint" && !example.Env.Any(name => finding.Message.Contains(name, StringComparison.Ordinal))).ShouldBeEmpty();
        explanation.ReadsOnly.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_query_of_the_help_runs_and_finds_something(string query)
    {
        VqlExample example = AllExamples().Single(example => example.Query == query);
        var env = new Dictionary<string, string> { ["ClientId"] = LabFixture.Web, ["Source"] = "Linux.Sys.Pslist" };
        if (example.Env.Contains("Source"))
        {
            string huntId = await HuntAsync();
            (env["HuntId"], env["FlowId"]) = (huntId, $"F.{huntId[2..]}.H");
        }

        VqlRows<VqlRow> rows = lab.Client.Vql.RunAsync(query, env.Where(value => example.Env.Contains(value.Key)).ToDictionary(), cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldNotBeEmpty();
        rows.Outcome.Logs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_topic_says_something()
    {
        foreach (HelpTopic topic in Enum.GetValues<HelpTopic>())
        {
            VqlHelp help = await LanguageOperations.HelpAsync(topic);
            (help.Rules.Count > 0, help.Examples.Count + help.Names.Count > 0).ShouldBe((true, true));
        }
    }

    [Fact]
    public async Task A_name_is_looked_up_without_a_server()
    {
        VqlNameHelp hunt = (await LanguageOperations.HelpAsync(name: "hunt")).Names.Single();

        (hunt.Kind, hunt.Permissions.Contains("START_HUNT"), hunt.Signature.Contains("artifacts!:string[]", StringComparison.Ordinal)).ShouldBe(("function", true, true), hunt.Signature);
        (await Should.ThrowAsync<NotFoundException>(() => LanguageOperations.HelpAsync(name: "hunts_flow"))).Hint.ShouldNotBeNull();
        await Should.ThrowAsync<InvalidArgumentException>(() => LanguageOperations.HelpAsync(HelpTopic.Syntax, "hunt"));
    }

    [Fact]
    public async Task The_server_answers_for_itself()
    {
        VqlLookup lookup = await lab.Client.Vql.LookupAsync("clients", Token);

        (lookup.ServerVersion, lookup.Entries.Single().Kind, lookup.Entries.Single().Permissions.Single()).ShouldBe(("0.77.2", "plugin", "READ_RESULTS"));
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Vql.LookupAsync("clients'", Token))).Hint.ShouldStartWith("Did you mean clients");
    }

    [Fact]
    public async Task Vql_is_checked_against_the_names_of_the_server() =>
        (await lab.Client.Vql.CheckAsync("SELECT * FROM clients(serch='x')", Token)).Findings.ShouldContain(static finding => finding.Severity == "error" && finding.Suggestion!.Contains("search", StringComparison.Ordinal));

    private static IEnumerable<VqlExample> AllExamples() =>
        ((HelpTopic[])[HelpTopic.Syntax, HelpTopic.Examples]).SelectMany(static topic => LanguageOperations.HelpAsync(topic).Result.Examples);

    private async Task<string> HuntAsync()
    {
        HuntCreation made = await lab.Client.Hunts.CreateAsync(["Linux.Sys.Pslist"], "help", onlyClients: [LabFixture.Web], cancellationToken: Token);
        await lab.Client.Hunts.Resume(made.HuntId).WaitForCompletionAsync(new HuntWait { FirstPause = TimeSpan.FromMilliseconds(100) }, Token);
        return made.HuntId;
    }
}
