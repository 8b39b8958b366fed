using System.Text;
using Megaraptor.Mcp.Transport;

namespace Megaraptor.Mcp.Tests.Transport;

public sealed class PendingRequestTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", true)]
    [InlineData("""{"params":{"id":1},"method":"tools/list","id":"a"}""", true)]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized","params":{"id":1}}""", false)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{"method":"x"}}""", false)]
    [InlineData("""[{"id":1,"method":"x"}]""", false)]
    [InlineData("""{"id":1,"method":""", false)]
    [InlineData("", false)]
    [InlineData("nonsense", false)]
    public void Only_a_request_waits_for_an_answer(string line, bool waits)
    {
        var pending = new PendingRequests();
        pending.Received(Encoding.UTF8.GetBytes(line));

        pending.Any.ShouldBe(waits);
    }
}
