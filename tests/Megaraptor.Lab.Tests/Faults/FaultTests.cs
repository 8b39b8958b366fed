using Grpc.Core;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Faults;

/// <summary>What goes wrong when a test wants it to.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_refused_by_its_number()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static call => call.Number == 2 ? LabFault.Unavailable : null }, Cancellation);

        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.OK);
        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.Unavailable);
        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_stream_is_cut_between_its_rows()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static call => call.Texts[0].Contains("range", StringComparison.Ordinal) ? LabFault.CutAfter(10_000) : null }, Cancellation);
        (StatusCode status, long bytes) = await RowsAsync(lab, "SELECT * FROM range(end=100000)");

        status.ShouldNotBe(StatusCode.OK);
        bytes.ShouldBeInRange(1, 10_000);
    }

    [Fact]
    public async Task A_slow_stream_arrives_whole()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static _ => LabFault.Slow(TimeSpan.FromMilliseconds(10)) }, Cancellation);

        (await RowsAsync(lab)).Bytes.ShouldBe(9);
    }

    private static async Task<(StatusCode Status, long Bytes)> RowsAsync(LabServer lab, string vql = "SELECT 1 AS A FROM scope()")
    {
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        var request = new VQLCollectorArgs { MaxRow = 100 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = vql });
        long bytes = 0;
        try
        {
            using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(request, cancellationToken: Cancellation);
            await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
            {
                bytes += message.Response.Length;
            }

            return (StatusCode.OK, bytes);
        }
        catch (RpcException error)
        {
            return (error.StatusCode, bytes);
        }
    }
}
