using Google.Protobuf;
using Megaraptor.Lab.Faults;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Faults;

/// <summary>Faults that a server tells of in a log behind the rows, with status OK.</summary>
public sealed class ClosingLogTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_that_is_given_up_has_its_first_rows_and_the_log_that_tells_of_it()
    {
        var sent = new List<VQLResponse>();
        var faulty = new FaultyStream(new KeptStream(sent), LabFault.TimesOut(1), TimeProvider.System, static () => Assert.Fail("The connection stays."));

        await faulty.WriteAsync(new VQLResponse { Response = ByteString.CopyFromUtf8("""[{"A":1},{"A":2}]""") }, Cancellation);
        await faulty.CompleteAsync(Cancellation);

        (sent[0].Response.ToStringUtf8(), sent[1].Log.ToStringUtf8().Contains("Timeout Error:", StringComparison.Ordinal)).ShouldBe(("""[{"A":1}]""", true));
    }

    [Fact]
    public async Task A_log_stands_behind_all_rows()
    {
        var sent = new List<VQLResponse>();
        var faulty = new FaultyStream(new KeptStream(sent), LabFault.Says("ERROR:Symbol x not found"), TimeProvider.System, static () => Assert.Fail("The connection stays."));

        await faulty.WriteAsync(new VQLResponse { Response = ByteString.CopyFromUtf8("""[{"A":1},{"A":2}]""") }, Cancellation);
        await faulty.CompleteAsync(Cancellation);

        (sent[0].Response.ToStringUtf8(), sent[1].Log.ToStringUtf8()).ShouldBe(("""[{"A":1},{"A":2}]""", "ERROR:Symbol x not found\n"));
    }

    private sealed class KeptStream(List<VQLResponse> sent) : Grpc.Core.IServerStreamWriter<VQLResponse>
    {
        public Grpc.Core.WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(VQLResponse message, CancellationToken cancellationToken) => WriteAsync(message);

        public Task WriteAsync(VQLResponse message)
        {
            sent.Add(message.Clone());
            return Task.CompletedTask;
        }
    }
}
