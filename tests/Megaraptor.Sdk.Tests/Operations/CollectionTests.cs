using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Collections on the Lab: started, followed, read, cancelled; and what is refused before anything starts.</summary>
public sealed class CollectionTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collection_is_started_waited_for_and_read()
    {
        CollectionStart start = await lab.Client.Collections.StartAsync(LabFixture.Web, ["Linux.Sys.Pslist"], cancellationToken: Token);
        FlowStatus status = await lab.Client.Flows.WaitAsync(LabFixture.Web, start.FlowId, 60, Token);
        IReadOnlyList<VqlRow> rows = await lab.Client.Flows.ResultsAsync(LabFixture.Web, start.FlowId, cancellationToken: Token).ToListAsync(Token);

        (status.State, status.Ended, rows.Count > 0).ShouldBe(("FINISHED", true, true), status.Status);
    }

    [Fact]
    public async Task A_collection_on_an_offline_client_waits_and_says_when_it_was_last_heard_of()
    {
        CollectionStart start = await lab.Client.Collections.StartAsync(LabFixture.Laptop, ["Linux.Sys.Pslist"], cancellationToken: Token);
        FlowStatus status = await lab.Client.Flows.WaitAsync(LabFixture.Laptop, start.FlowId, 0, Token);
        FlowCancellation cancelled = await lab.Client.Flows.CancelAsync(LabFixture.Laptop, start.FlowId, Token);

        (status.State, status.Ended, status.ClientLastSeenAt < DateTimeOffset.UtcNow.AddMinutes(-15), cancelled.StateBefore, cancelled.State).ShouldBe(("RUNNING", false, true, "RUNNING", "ERROR"));
    }

    [Fact]
    public async Task What_has_ended_is_not_cancelled() =>
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Flows.CancelAsync(LabFixture.Web, LabFixture.NetstatFlow, Token))).Message.ShouldContain("has ended");

    [Theory]
    [InlineData("Linux.Search.FileFinder", "SearchFilesGlobb", "/x", "has no parameter 'SearchFilesGlobb'")]
    [InlineData("Linux.Search.FileFinder", "Calculate_Hash", "maybe", "must be true or false, not 'maybe'")]
    public async Task A_parameter_that_does_not_fit_is_refused_before_anything_starts(string artifact, string parameter, string value, string message)
    {
        var parameters = new Dictionary<string, IReadOnlyDictionary<string, string>> { [artifact] = new Dictionary<string, string> { [parameter] = value } };

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Collections.StartAsync(LabFixture.Web, [artifact], parameters, cancellationToken: Token))).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("Server.Utils.ListUsers")]
    [InlineData("Linux.Events.ProcessExecutions")]
    public async Task An_artifact_that_does_not_run_on_clients_is_refused_or_unknown(string artifact)
    {
        MegaraptorException failure = await Should.ThrowAsync<MegaraptorException>(() => lab.Client.Collections.StartAsync(LabFixture.Web, [artifact], cancellationToken: Token));

        failure.Code.Name.ShouldBeOneOf("invalid_argument", "not_found");
    }

    [Fact]
    public async Task An_unknown_artifact_is_not_found_and_the_near_one_named() =>
        (await Should.ThrowAsync<NotFoundException>(() => lab.Client.Collections.StartAsync(LabFixture.Web, ["Linux.Sys.Pslits"], cancellationToken: Token))).Hint!.ShouldContain("Linux.Sys.Pslist");

    [Fact]
    public async Task Who_may_only_read_is_denied_and_nothing_has_started()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Collections.StartAsync(LabFixture.Web, ["Linux.Sys.Pslist"], cancellationToken: Token))).Permission.ShouldBe("COLLECT_CLIENT");
    }

    [Fact]
    public async Task The_logs_of_a_flow_have_times_levels_and_texts()
    {
        IReadOnlyList<FlowLog> logs = await lab.Client.Flows.LogsAsync(LabFixture.Web, LabFixture.NetstatFlow, cancellationToken: Token).ToListAsync(Token);

        logs.ShouldNotBeEmpty();
        logs.ShouldAllBe(static log => log.Time != null && log.Level.Length > 0 && log.Message.Length > 0);
    }

    [Fact]
    public async Task The_logs_of_a_flow_that_does_not_exist_are_not_found() =>
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Flows.LogsAsync(LabFixture.Web, "F.NOSUCHFLOW", cancellationToken: Token).ToListAsync(Token));

    [Fact]
    public async Task A_recorded_flow_has_its_counts_and_times()
    {
        FlowStatus status = await lab.Client.Flows.StatusAsync(LabFixture.Web, LabFixture.NetstatFlow, Token);

        (status.State, status.TotalCollectedRows > 0, status.ExecutionSeconds is > 0 and < 3600, status.QueryStats.Count > 0).ShouldBe(("FINISHED", true, true, true));
    }
}
