using Megaraptor.Mcp.Hosting;
using Megaraptor.Mcp.Tests.Harness;

namespace Megaraptor.Mcp.Tests.Tools;

/// <summary>What becomes of a call that goes wrong in ways nobody foresaw, or is given up.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_tells_the_model_a_reference_and_nothing_of_its_cause()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        ToolAnswer answer = await served.CallAsync("break_down");
        answer.IsError.ShouldBeTrue();
        answer.Text.ShouldNotContain(TestOperations.Secret);
        answer.Error.ShouldNotBeNull().ShouldContain("reference");
    }

    [Fact]
    public async Task Rows_that_arrived_before_a_failure_are_shown_as_incomplete()
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings());

        ToolAnswer answer = await served.CallAsync("make_rows", """{"count":5,"fail_at":2}""");
        (answer.IsError, answer.Code, answer.RowCount, answer.Json.GetProperty("incomplete").GetBoolean()).ShouldBe((true, "timed_out", 2, true));
    }

    [Theory]
    [InlineData(ServedTools.Handshake)]
    [InlineData(ServedTools.Stateless)]
    public async Task A_call_that_the_host_gives_up_is_ended(string revision)
    {
        await using ServedTools served = await ServedTools.StartAsync(new McpServerSettings(), revision);
        using var giveUp = new CancellationTokenSource();
        Task call = served.Client.CallToolAsync("wait_forever", cancellationToken: giveUp.Token).AsTask();
        await TestOperations.Waiting.Task.WaitAsync(TestContext.Current.CancellationToken);

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await TestOperations.Ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_connection_that_could_not_be_made_is_tried_again_at_the_next_call()
    {
        int attempts = 0;
        var settings = new McpServerSettings
        {
            ConnectAsync = _ =>
            {
                attempts++;
                throw new Sdk.Errors.ConfigurationException("There is no file x.", "Have one made.");
            },
        };
        await using ServedTools served = await ServedTools.StartAsync(settings);

        await served.CallAsync("list_clients");
        ToolAnswer second = await served.CallAsync("list_clients");
        (attempts, second.Code, second.Hint).ShouldBe((2, "configuration", "Have one made."));
    }
}
