using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Tests.Versions;

/// <summary>Versions of servers, and those in which names first were there.</summary>
public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("0.77.2", "0.77.2")]
    [InlineData("0.74", "0.74")]
    [InlineData("v0.75.0-rc1", "0.75")]
    public void A_version_is_read_as_servers_write_it(string text, string version)
    {
        ServerVersion.TryParse(text, out ServerVersion read).ShouldBeTrue();
        read.ToString().ShouldBe(version);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("77")]
    [InlineData("0.x")]
    [InlineData("0.1.x")]
    [InlineData("-1.2")]
    public void What_is_no_version_is_not_read(string? text) => ServerVersion.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Versions_are_compared_by_their_numbers() =>
        (new ServerVersion(0, 9, 0) < new ServerVersion(0, 74, 0), new ServerVersion(0, 74, 4) > new ServerVersion(0, 74, 3)).ShouldBe((true, true));

    [Fact]
    public void What_has_a_first_version_is_in_the_reference() =>
        (FirstVersions.Of(VqlNameKind.Function, "hunt", "tags"), FirstVersions.Of(VqlNameKind.Function, "hunt"), FirstVersions.Of(VqlNameKind.Plugin, "help")).ShouldBe((new ServerVersion(0, 76, 2), null, new ServerVersion(0, 74, 0)));
}
