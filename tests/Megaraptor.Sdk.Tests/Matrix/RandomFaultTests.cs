using System.Globalization;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>Thousands of collections while queries fail at random: each starts at most once, and what is reported is true.</summary>
public sealed class RandomFaultTests
{
    private const int Callers = 20;
    private const int CallsOfEach = 500;
    private const string Artifact = "Linux.Sys.Pslist";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_calls_under_random_faults_start_no_collection_twice()
    {
        long number = 0;
        await using LabServer lab = await LabServer.StartAsync(
            script =>
            {
                for (int caller = 0; caller < Callers; caller++)
                {
                    script.Client($"host-{caller}").Offline();
                }
            },
            new LabOptions { Fleet = LabFleet.None, TimeProvider = new HurriedClock(), Fault = call => call.User == "admin" ? null : Fault(Interlocked.Increment(ref number)) },
            Token);
        using ApiClientConfiguration configuration = ApiClientConfiguration.Parse(lab.CreateApiClientYaml("caller", "administrator", "api"), "the Lab");
        await using var client = new VelociraptorClient(configuration, new VelociraptorClientOptions { TimeProvider = new HurriedClock() });
        await using VelociraptorClient admin = LabFixture.Connect(lab);
        var hosts = new List<string>();
        await foreach (Sdk.Operations.Clients.ClientSummary host in admin.Clients.ListAsync(cancellationToken: Token))
        {
            hosts.Add(host.ClientId);
        }

        string[][] reported = await Task.WhenAll(hosts.Select(host => Task.Run(() => CollectAsync(client, host), Token)));

        string[] problems = [.. await Task.WhenAll(hosts.Zip(reported, (host, words) => ProblemsAsync(admin, host, words)))];
        problems.Where(static problem => problem.Length > 0).ShouldBeEmpty();
    }

    /// <summary>The n-th query's fault: every fifth or so has one, of all kinds, in an order that looks random and is always the same.</summary>
    private static LabFault? Fault(long number) => ((uint)(number * 2654435761) >> 24) switch
    {
        < 12 => LabFault.Unavailable,
        < 24 => LabFault.CutAfter(0),
        < 36 => LabFault.TimesOut(),
        < 48 => LabFault.Says("ERROR:Symbol random not found. Current Scope is ", rows: 0),
        _ => null,
    };

    /// <summary>Starts collections one after the other, each with a value of its own, and keeps what was reported of each.</summary>
    private static async Task<string[]> CollectAsync(VelociraptorClient client, string host)
    {
        var reported = new string[CallsOfEach];
        for (int call = 0; call < CallsOfEach; call++)
        {
            var parameters = new Dictionary<string, IReadOnlyDictionary<string, string>> { [Artifact] = new Dictionary<string, string> { ["processRegex"] = call.ToString(CultureInfo.InvariantCulture) } };
            try
            {
                reported[call] = (await client.Collections.StartAsync(host, [Artifact], parameters, cancellationToken: Token)).FlowId;
            }
            catch (MegaraptorException failure)
            {
                reported[call] = failure.Code.Name;
            }
        }

        return reported;
    }

    private static async Task<string> ProblemsAsync(VelociraptorClient admin, string host, string[] reported)
    {
        const string Started = "SELECT session_id AS Flow, request.specs[0].parameters.env[0].value AS Call FROM flows(client_id=C)";
        IReadOnlyList<VqlRow> flows = await admin.Query(VqlQuery.Raw(Started).With("C", host), cancellationToken: Token).ToListAsync(Token);
        ILookup<string?, string?> started = flows.ToLookup(static row => row["Call"].AsString(), static row => row["Flow"].AsString());
        IEnumerable<string> problems = reported.Select((words, call) =>
        {
            string?[] ofCall = [.. started[call.ToString(CultureInfo.InvariantCulture)]];
            return ofCall.Length > 1 ? $"call {call} started {ofCall.Length} flows"
                : words == MegaraptorErrorCode.NotDone.Name && ofCall.Length > 0 ? $"call {call} was reported as not done, and {ofCall[0]} started"
                : words.StartsWith("F.", StringComparison.Ordinal) && (ofCall is not [var flow] || flow != words) ? $"call {call} was reported as {words}, which is another's"
                : "";
        });
        return string.Join("; ", problems.Where(static problem => problem.Length > 0).Prepend(flows.Count == 0 ? $"{host} has no flows at all" : "").Where(static problem => problem.Length > 0));
    }
}
