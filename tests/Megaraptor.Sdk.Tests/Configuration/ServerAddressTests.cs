using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Tests.Configuration;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("velo.example:8001", "velo.example:8001")]
    [InlineData(" 10.0.0.1:1 ", "10.0.0.1:1")]
    [InlineData("[::1]:8001", "[::1]:8001")]
    [InlineData("https://velo.example:8001", "velo.example:8001")]
    [InlineData("HTTPS://velo.example:8001/", "velo.example:8001")]
    [InlineData("unix:///run/velo.sock", "unix:///run/velo.sock")]
    public void An_address_is_read_and_printed_in_its_plain_form(string text, string plain) => ServerAddress.Parse(text, "url").ToString().ShouldBe(plain);

    [Theory]
    [InlineData("velo.example", "a host and a port from 1 to 65535 are needed")]
    [InlineData("velo.example:0", "a host and a port from 1 to 65535 are needed")]
    [InlineData("velo.example:65536", "a host and a port from 1 to 65535 are needed")]
    [InlineData("velo.example:80a", "a host and a port from 1 to 65535 are needed")]
    [InlineData(":8001", "a host and a port from 1 to 65535 are needed")]
    [InlineData("", "a host and a port from 1 to 65535 are needed")]
    [InlineData("::1:8001", "an IPv6 address stands in brackets")]
    [InlineData("http://velo.example:8001", "the API speaks TLS only")]
    [InlineData("https://velo.example:8889/app/index.html", "it holds a path, which the API has not")]
    [InlineData("unix://", "the path of the socket is missing")]
    public void What_is_no_address_says_why(string text, string why) =>
        Should.Throw<ConfigurationException>(() => ServerAddress.Parse(text, "url")).Message.ShouldBe($"url is not the address of a Velociraptor API ('{text}'): {why}.");
}
