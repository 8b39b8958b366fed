using System.Security.Authentication;
using System.Text;
using Grpc.Core;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Lab.Tests.Faults;

/// <summary>What is wrong with a whole Lab when a test wants it to be.</summary>
public sealed class ServerFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(LabCertificate.Expired, "NotTimeValid")]
    [InlineData(LabCertificate.OtherName, "RemoteCertificateNameMismatch")]
    [InlineData(LabCertificate.OtherAuthority, "PartialChain")]
    public async Task A_wrong_certificate_is_one_that_a_caller_refuses(LabCertificate certificate, string reason)
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None, Certificate = certificate }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));

        RpcException refused = await Should.ThrowAsync<RpcException>(async () =>
            await new API.APIClient(connection.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancellation));

        refused.Status.DebugException!.InnerException.ShouldBeOfType<AuthenticationException>().Message.ShouldContain(reason);
    }

    [Fact]
    public async Task A_skewed_clock_dates_what_the_Lab_says()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_000_000));
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None, TimeProvider = clock, ClockSkew = TimeSpan.FromSeconds(-400) }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));

        (await QueryAsync(connection, "SELECT now() AS Now FROM scope()")).ShouldContain("""[{"Now":999600}]""");
    }

    [Fact]
    public async Task A_restart_keeps_the_state_and_the_keys()
    {
        string id = "";
        await using LabServer lab = await LabServer.StartAsync(script => id = script.Client("web-01").ClientId, cancellationToken: Cancellation);
        string address = lab.Address;
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        await QueryAsync(connection, $"SELECT label(client_id='{id}', labels='vip', op='set') FROM scope()");

        await lab.RestartAsync(Cancellation);

        lab.Address.ShouldBe(address);
        (await QueryAsync(connection, "SELECT labels FROM clients()")).ShouldContain("""[{"labels":["vip"]}]""");
    }

    [Fact]
    public async Task A_restart_loses_the_queries_that_run()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(Request("SELECT * FROM clock(period=3600)"), cancellationToken: Cancellation);
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();

        await lab.RestartAsync(Cancellation);

        await Should.ThrowAsync<RpcException>(async () => await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_collection_outlives_a_restart()
    {
        string id = "";
        await using LabServer lab = await LabServer.StartAsync(script => id = script.Client("web-01").ClientId, cancellationToken: Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"));
        await QueryAsync(connection, "SELECT artifact_set(definition='name: Custom.A\nsources:\n  - query: SELECT 7 AS A FROM scope()\n') FROM scope()");
        await QueryAsync(connection, $"SELECT collect_client(client_id='{id}', artifacts='Custom.A') FROM scope()");

        await lab.RestartAsync(Cancellation);

        string flows = "";
        for (int i = 0; i < 200 && !flows.Contains("FINISHED", StringComparison.Ordinal); i++)
        {
            await Task.Delay(25, Cancellation);
            flows = await QueryAsync(connection, $"SELECT state, total_collected_rows AS Rows FROM flows(client_id='{id}')");
        }

        flows.ShouldContain("""[{"state":"FINISHED","Rows":1}]""");
    }

    [Fact]
    public async Task A_Lab_without_a_port_restarts_too()
    {
        await using LabServer lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None, Port = null }, Cancellation);
        using var connection = new LabConnection(lab.CreateApiClientYaml("admin"), _ => new ValueTask<Stream>(lab.Connect()));

        await lab.RestartAsync(Cancellation);

        (await QueryAsync(connection, "SELECT 1 AS A FROM scope()")).ShouldContain("""[{"A":1}]""");
    }

    private static VQLCollectorArgs Request(string vql)
    {
        var request = new VQLCollectorArgs { MaxRow = 100 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = vql });
        return request;
    }

    private static async Task<string> QueryAsync(LabConnection connection, string vql)
    {
        var answer = new StringBuilder();
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connection.Channel).Query(Request(vql), cancellationToken: Cancellation);
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            answer.Append(message.Log.ToStringUtf8()).Append(message.Response.ToStringUtf8()).Append('\n');
        }

        return answer.ToString();
    }
}
