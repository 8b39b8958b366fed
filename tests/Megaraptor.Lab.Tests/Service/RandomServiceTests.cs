using CsCheck;
using Grpc.Core;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Tests.Evaluation;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Service;

/// <summary>Sends what no sane client sends, and asks after each whether the server still answers.</summary>
public sealed class RandomServiceTests(ITestOutputHelper output)
{
    /// <summary>What the real server ends calls with.</summary>
    private static readonly StatusCode[] s_known =
    [
        StatusCode.OK, StatusCode.Cancelled, StatusCode.Unknown, StatusCode.DeadlineExceeded, StatusCode.PermissionDenied, StatusCode.Unavailable, StatusCode.Internal, StatusCode.InvalidArgument, StatusCode.NotFound,
    ];

    private static readonly string[] s_server = [.. ServerEntries.AddTo(BuiltInNames.Create()).Plugins.Keys.Order(StringComparer.Ordinal)];

    private static readonly Gen<string> s_broken =
        from script in RandomQueries.Script
        from at in Gen.Int[0, 1_000_000]
        from length in Gen.Int[0, 20]
        from insert in Gen.OneOf("", "'", "{", ")", "\\", "\0", "SELECT", "/*", "\ud83d\ude00", "`", "-- ", "&&", "=~", "{{")
        let start = at % (script.Length + 1)
        select script[..start] + insert + script[Math.Min(script.Length, start + length)..];

    private static readonly Gen<string> s_noise = Gen.Char.Array[0, 60].Select(static characters => new string(characters));

    private static readonly Gen<string> s_ofServer =
        from plugin in Gen.OneOf(s_server)
        from name in Gen.OneOf("client_id", "flow_id", "hunt_id", "artifact", "source", "notebook_id", "org", "search", "start_row", "count")
        from value in Gen.OneOf("'server'", "'C.769828694b483a6d'", "NULL", "-1", "'../..'", "dict(a=1)", "9223372036854775807", "'F.1'", "'*'", "x")
        select $"SELECT * FROM {plugin}(`{name}`={value}) LIMIT 5";

    private static readonly Gen<string> s_text = Gen.Frequency((5, RandomQueries.Script), (4, s_broken), (2, s_ofServer), (1, s_noise));

    private static readonly Gen<VQLCollectorArgs> s_request =
        from texts in s_text.Array[0, 3]
        from env in Gen.Select(Gen.OneOf("x", "", "TZ", "PARSE_TZ", "NULL", "$Query", "l", "a b"), Gen.OneOf("", "1", "Europe/Berlin", "\0", "'", "x=>x")).Array[0, 3]
        from rows in Gen.OneOf(0UL, 1UL, 2UL, 1000UL, ulong.MaxValue)
        from wait in Gen.OneOf(0UL, 1UL, 100UL, ulong.MaxValue)
        from timeout in Gen.OneOf(0UL, 1UL, ulong.MaxValue)
        from org in Gen.Frequency((20, Gen.Const("")), (1, Gen.OneOf("root", "Onope", "../x", "-")))
        select Request(texts, env, rows, wait, timeout, org);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_query_takes_the_server_down()
    {
        await using LabServer lab = await LabServer.StartAsync(cancellationToken: Cancellation);
        string key = lab.CreateApiClientYaml("admin");
        using var connection = new LabConnection(key);
        var client = new API.APIClient(connection.Channel);
        var seen = new Dictionary<StatusCode, int>();

        s_request.Sample(
            request =>
            {
                StatusCode code = Run(client, request, TimeSpan.FromSeconds(0.2));
                seen[code] = seen.GetValueOrDefault(code) + 1;
                s_known.ShouldContain(code);
                Run(client, Request(["SELECT 1 FROM scope()"], [], 0, 0, 0, ""), TimeSpan.FromMinutes(1)).ShouldBe(StatusCode.OK);
            },
            iter: 2000,
            threads: 1,
            print: static request => request.ToString());

        output.WriteLine(string.Join(", ", seen));
        await Eventually.BecomesAsync(() => lab.RunningQueries, 0, Cancellation);
    }

    private static VQLCollectorArgs Request(string[] texts, (string, string)[] env, ulong rows, ulong wait, ulong timeout, string org)
    {
        var request = new VQLCollectorArgs { MaxRow = rows, MaxWait = wait, Timeout = timeout, OrgId = org };
        request.Query.Add(texts.Select(static (text, i) => new VQLRequest { Name = $"q{i}", VQL = Valid(text) }));
        request.Env.Add(env.Select(static variable => new VQLEnv { Key = variable.Item1, Value = variable.Item2 }));
        return request;
    }

    /// <summary>Protobuf carries whole characters only.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes());

    private static StatusCode Run(API.APIClient client, VQLCollectorArgs request, TimeSpan patience)
    {
        // What never ends ends when its client goes.
        using var limit = new CancellationTokenSource(patience);
        using AsyncServerStreamingCall<VQLResponse> call = client.Query(request, cancellationToken: limit.Token);
        try
        {
            while (call.ResponseStream.MoveNext(CancellationToken.None).GetAwaiter().GetResult())
            {
                // All is read, as a client does.
            }

            return StatusCode.OK;
        }
        catch (RpcException error)
        {
            return error.StatusCode;
        }
    }
}
