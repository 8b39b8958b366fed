using Megaraptor.Sdk.Connection;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>Which server a call goes to, where there are several.</summary>
public sealed class ServerSetTests
{
    [Fact]
    public async Task The_only_server_needs_no_name_and_may_be_named()
    {
        await using ServerSet servers = Of("lab");

        (await ConnectedAsync(servers, null)).ShouldBe("lab");
        (await ConnectedAsync(servers, "lab")).ShouldBe("lab");
    }

    [Fact]
    public async Task Among_several_none_is_guessed()
    {
        await using ServerSet servers = Of("lab", "field");

        servers.NeedsChoice.ShouldBeTrue();
        InvalidArgumentException failure = await Should.ThrowAsync<InvalidArgumentException>(() => servers.GetAsync(null, TestContext.Current.CancellationToken).AsTask());
        failure.Hint.ShouldBe("Name one with 'server': field, lab.");
    }

    [Fact]
    public async Task The_default_among_several_needs_no_name()
    {
        await using ServerSet servers = Of("lab", ServerSet.DefaultName);

        (await ConnectedAsync(servers, null)).ShouldBe(ServerSet.DefaultName);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_with_the_near_one_and_all()
    {
        await using ServerSet servers = Of("lab", "field");

        InvalidArgumentException failure = await Should.ThrowAsync<InvalidArgumentException>(() => servers.GetAsync("lob\u202e", TestContext.Current.CancellationToken).AsTask());
        failure.Hint.ShouldBe("Configured servers: field, lab.");
        failure.Message.ShouldNotContain("\u202e");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../x")]
    public void What_is_no_name_is_refused(string name) => Should.Throw<ConfigurationException>(() => Of(name));

    private static ServerSet Of(params string[] names) =>
        new(names.Select(static name => KeyValuePair.Create<string, Func<CancellationToken, ValueTask<VelociraptorClient>>>(name, _ => throw new InvalidOperationException(name))));

    private static async Task<string> ConnectedAsync(ServerSet servers, string? name) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => servers.GetAsync(name, TestContext.Current.CancellationToken).AsTask())).Message;
}
