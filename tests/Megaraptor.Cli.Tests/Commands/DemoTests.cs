using Megaraptor.Cli.Tests.Harness;

namespace Megaraptor.Cli.Tests.Commands;

public sealed class DemoTests
{
    [Theory]
    [InlineData("laptop-07")]
    [InlineData("/usr/bin/nc -l -k -p 4444")]
    [InlineData("/var/tmp/.sys/kupdated")]
    [InlineData("/home/deploy/.ssh/authorized_keys")]
    [InlineData("203.0.113.77")]
    [InlineData("Did you mean clients?")]
    [InlineData("mcpServers")]
    [InlineData("doctor --config api_client.yaml")]
    public async Task The_investigation_shows_what_was_recorded_and_where_to_go_on(string text)
    {
        Shell shell = await Shell.RunAsync("demo");

        shell.ExitCode.ShouldBe(0, shell.Error);
        shell.Output.ShouldContain(text);
        shell.Error.ShouldBe("");
    }
}
