using Google.Protobuf;
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
        bytes.ShouldBeInRange(0, 10_000); // A client may lose what it has not read when the connection breaks.
    }

    [Fact]
    public async Task A_stream_is_cut_before_the_part_that_is_too_many_bytes()
    {
        var sent = new RecordingStream();
        bool isCut = false;
        var faulty = new FaultyStream(sent, LabFault.CutAfter(12), TimeProvider.System, () => isCut = true);
        await faulty.WriteAsync(Part("""[{"A":1}]"""), Cancellation);

        await Should.ThrowAsync<OperationCanceledException>(() => faulty.WriteAsync(Part("""[{"A":2}]"""), Cancellation));

        isCut.ShouldBeTrue();
        sent.Messages.ShouldBe(["""0[{"A":1}]"""]);
    }

    [Fact]
    public async Task A_slow_stream_arrives_whole()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static _ => LabFault.Slow(TimeSpan.FromMilliseconds(10)) }, Cancellation);

        (await RowsAsync(lab)).Bytes.ShouldBe(9);
    }

    [Fact]
    public async Task A_stream_is_cut_before_the_row_that_is_too_many()
    {
        var sent = new RecordingStream();
        bool isCut = false;
        var faulty = new FaultyStream(sent, LabFault.CutAfterRows(3), TimeProvider.System, () => isCut = true);
        await faulty.WriteAsync(Part("""[{"A":[1,2]},{"A":"]"}]"""), Cancellation);

        await Should.ThrowAsync<OperationCanceledException>(() => faulty.WriteAsync(Part("""[{"A":3},{"A":4}]"""), Cancellation));

        isCut.ShouldBeTrue();
        sent.Messages.ShouldBe(["""0[{"A":[1,2]},{"A":"]"}]""", """0[{"A":3}]"""]);
    }

    [Fact]
    public async Task A_cut_between_rows_reaches_the_client()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static _ => LabFault.CutAfterRows(150) }, Cancellation);

        (await RowsAsync(lab, "SELECT * FROM range(end=100000)")).Status.ShouldNotBe(StatusCode.OK);
        (await RowsAsync(lab, "SELECT * FROM range(end=150)")).Status.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task A_large_message_holds_the_same_rows()
    {
        var sent = new RecordingStream();
        var faulty = new FaultyStream(sent, LabFault.LargeMessage(20), TimeProvider.System, static () => { });

        await faulty.WriteAsync(Part("""[{"A":1}]"""), Cancellation);

        sent.Messages.ShouldBe(["""0[{"A":1}           ]"""]);
    }

    [Fact]
    public async Task A_message_is_larger_than_the_usual_limit()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static _ => LabFault.LargeMessage() }, Cancellation);

        (await RowsAsync(lab)).ShouldBe((StatusCode.OK, (4 * 1024 * 1024) + 1));
    }

    [Fact]
    public async Task A_permission_goes_in_mid_session()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static call => call.Number == 2 ? LabFault.RolesBecome() : null }, Cancellation);

        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.OK);
        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.PermissionDenied);
        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.PermissionDenied);
    }

    [Fact]
    public async Task A_permission_goes_while_a_call_runs()
    {
        const string Vql = "SELECT _value, get_server_monitoring().artifacts[0] AS First FROM range(end=6)";
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fault = static call => call.Number == 1 ? LabFault.RolesBecomeAfterRows(2) : null }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        var request = new VQLCollectorArgs { MaxRow = 1 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = Vql });
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(request, cancellationToken: Cancellation);

        List<VQLResponse> messages = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);

        string rows = string.Concat(messages.Select(static message => message.Response.ToStringUtf8()));
        rows.ShouldStartWith("""[{"_value":0,"First":"Server.Monitor.Health"}][{"_value":1,"First":"Server.Monitor.Health"}]""");
        rows.ShouldEndWith("""[{"_value":5,"First":null}]""");
        messages.Select(static message => message.Log.ToStringUtf8()).ShouldContain("get_server_monitoring: PermissionDenied: Permission denied: [READ_RESULTS]\n");
        (await RowsAsync(lab)).Status.ShouldBe(StatusCode.PermissionDenied);
    }

    [Fact]
    public async Task A_stream_ends_without_a_closing_log()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        var request = new VQLCollectorArgs { MaxRow = 100 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = "SELECT 1 AS A FROM scope()" });
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(request, cancellationToken: Cancellation);

        List<VQLResponse> messages = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);

        messages[^1].Log.Length.ShouldBe(0);
    }

    private static VQLResponse Part(string rows) => new() { Response = ByteString.CopyFromUtf8(rows) };

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
