using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Artifacts on the Lab: searching, reading, storing, deleting.</summary>
public sealed class ArtifactTests(LabFixture lab)
{
    private const string Definition = "name: Custom.Sdk.Test\ndescription: A test.\ntype: CLIENT\nsources:\n  - query: SELECT 1 AS A FROM scope()\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_puts_those_whose_name_fits_first()
    {
        IReadOnlyList<ArtifactSummary> found = await lab.Client.Artifacts.ListAsync("pslist", limit: 3, cancellationToken: Token).ToListAsync(Token);

        found[0].Name.ShouldContain("Pslist", Case.Insensitive);
    }

    [Theory]
    [InlineData(ArtifactType.Client, "client")]
    [InlineData(ArtifactType.ClientEvent, "client_event")]
    [InlineData(ArtifactType.Server, "server")]
    [InlineData(ArtifactType.ServerEvent, "server_event")]
    [InlineData(ArtifactType.Notebook, "notebook")]
    [InlineData(ArtifactType.Internal, "internal")]
    public async Task Each_type_can_be_asked_for(ArtifactType type, string word)
    {
        IReadOnlyList<ArtifactSummary> found = await lab.Client.Artifacts.ListAsync(artifactType: type, limit: 5, cancellationToken: Token).ToListAsync(Token);

        found.Select(static artifact => artifact.Type).Distinct().ShouldBe([word]);
    }

    [Theory]
    [InlineData("Linux.Sys.Pslit", null, "Did you mean Linux.Sys.Pslist?")]
    [InlineData("Linux.Sys.Pslist", ArtifactType.Server, "Linux.Sys.Pslist (client): leave artifact_type out")]
    public async Task A_search_that_finds_nothing_says_what_is_near(string search, ArtifactType? type, string note)
    {
        VqlRows<ArtifactSummary> rows = lab.Client.Artifacts.ListAsync(search, type, cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldBeEmpty();
        rows.Outcome.Notes.Single().ShouldContain(note);
    }

    [Fact]
    public async Task A_search_like_nothing_says_nothing()
    {
        VqlRows<ArtifactSummary> rows = lab.Client.Artifacts.ListAsync("zzzqqq", cancellationToken: Token);

        (await rows.ToListAsync(Token)).ShouldBeEmpty();
        rows.Outcome.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expression_that_is_none_is_a_failure() =>
        await Should.ThrowAsync<VqlException>(() => lab.Client.Artifacts.ListAsync("(", cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task A_definition_has_its_parameters_and_sources()
    {
        ArtifactDetails artifact = await lab.Client.Artifacts.GetAsync("Linux.Sys.Crontab", Token);

        (artifact.Type, artifact.BuiltIn, artifact.Sources.Count > 1, artifact.Parameters.Count > 0).ShouldBe(("client", true, true, true));
    }

    [Fact]
    public async Task A_misspelt_name_is_not_found_and_the_near_one_named() =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Artifacts.GetAsync("Linux.Sys.Pslit", Token))).Hint!.ShouldStartWith("Did you mean Linux.Sys.Pslist?");

    [Theory]
    [InlineData("A'); SELECT * FROM execve(argv='x')")]
    [InlineData("")]
    public async Task What_is_no_name_is_refused_before_the_server_is_asked(string name) =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Artifacts.GetAsync(name, Token));

    [Fact]
    public async Task What_is_stored_is_read_back_and_what_is_deleted_is_gone()
    {
        ArtifactDetails stored = (await lab.Client.Artifacts.SetAsync(Definition, Token)).Artifact;
        ArtifactDetails deleted = await lab.Client.Artifacts.DeleteAsync(stored.Name, Token);

        (stored.Name, stored.BuiltIn, deleted.Name).ShouldBe(("Custom.Sdk.Test", false, "Custom.Sdk.Test"));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Artifacts.GetAsync("Custom.Sdk.Test", Token));
    }

    [Fact]
    public async Task What_the_server_stores_although_it_is_invalid_is_told()
    {
        ArtifactStorage stored = await lab.Client.Artifacts.SetAsync("name: Custom.Sdk.Invalid\nsources:\n  - query: SELECT * FROM pslst()\n", Token);
        await lab.Client.Artifacts.DeleteAsync("Custom.Sdk.Invalid", Token);

        (stored.Verification.Valid, stored.Verification.Errors.Single().Contains("pslst", StringComparison.Ordinal), stored.Artifact.Name).ShouldBe((false, true, "Custom.Sdk.Invalid"));
    }

    [Fact]
    public async Task A_sound_definition_is_stored_without_findings()
    {
        ArtifactStorage stored = await lab.Client.Artifacts.SetAsync("name: Custom.Sdk.Sound\nsources:\n  - query: SELECT 1 AS A FROM scope()\n", Token);
        await lab.Client.Artifacts.DeleteAsync("Custom.Sdk.Sound", Token);

        (stored.Verification.Valid, stored.Verification.Errors.Count).ShouldBe((true, 0));
    }

    [Theory]
    [InlineData("name: Custom.Sdk.Broken\nsources:\n  - query: SELECT FROM\n")]
    [InlineData("name: Custom.Sdk.Broken\nbogus: 1\n")]
    [InlineData("name: Linux.Sys.Pslist\nsources:\n  - query: SELECT 1 AS A FROM scope()\n")]
    public async Task What_the_server_refuses_to_store_is_a_failure_in_its_words(string definition) =>
        (await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Artifacts.SetAsync(definition, Token))).Code.ShouldBe(MegaraptorErrorCode.VqlError);

    [Fact]
    public async Task A_definition_without_a_name_is_refused() =>
        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Artifacts.SetAsync("description: x", Token));

    [Fact]
    public async Task What_came_with_the_server_cannot_be_deleted() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Artifacts.DeleteAsync("Linux.Sys.Pslist", Token))).Message.ShouldContain("came with the server");

    [Fact]
    public async Task The_server_checks_a_definition_without_storing_it()
    {
        ArtifactVerification verified = await lab.Client.Artifacts.VerifyAsync("name: Custom.V\nsources:\n  - query: SELECT * FROM pslst()\n", Token);

        (verified.Valid, verified.Errors.Single().Contains("pslst", StringComparison.Ordinal)).ShouldBe((false, true));
    }

    [Theory]
    [InlineData("Windows.Registry.Run", "Did you mean Windows.Sys.StartupItems or Windows.Registry.NTUser?")]
    [InlineData("windows.system.pslist", "Did you mean Windows.System.Pslist?")]
    [InlineData("Linux.Forensics.Crontab", "Linux.Sys.Crontab")]
    [InlineData("Zzz.Qqq", "Find names with list_artifacts.")]
    public async Task A_name_of_another_version_leads_to_the_artifact_that_took_its_place(string name, string hint) =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Artifacts.GetAsync(name, Token))).Hint!.ShouldContain(hint);
}
