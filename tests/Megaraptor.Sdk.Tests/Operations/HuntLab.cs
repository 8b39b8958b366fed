using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Operations.Hunts;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>A Lab of five hosts for tests about hunts: two Linux hosts and a Windows host online, one of each offline or failing.</summary>
internal sealed class HuntLab : IAsyncDisposable
{
    internal const string Artifact = "Linux.Sys.Pslist";

    private readonly LabServer _lab;

    private HuntLab(LabServer lab)
    {
        _lab = lab;
        Client = LabFixture.Connect(lab);
    }

    internal VelociraptorClient Client { get; }

    internal static string Web { get; } = IdOf("web-01");

    internal static string Db { get; } = IdOf("db-01");

    internal static string Desk { get; } = IdOf("desk-01");

    internal static string Laptop { get; } = IdOf("laptop-01");

    internal static async Task<HuntLab> StartAsync(Func<LabCall, LabFault?>? fault = null, string? version = null)
    {
        var options = new LabOptions { Fleet = LabFleet.None, Fault = fault };
        options.ServerVersion = version ?? options.ServerVersion;
        return new HuntLab(await LabServer.StartAsync(Script, options, TestContext.Current.CancellationToken));
    }

    internal VelociraptorClient Connect(string user, params string[] roles) => new(ApiClientConfiguration.Parse(_lab.CreateApiClientYaml(user, roles), "the Lab"));

    internal async Task<IReadOnlyList<string>> HuntIdsAsync() =>
        [.. (await Client.Hunts.ListAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(static hunt => hunt.HuntId)];

    internal async Task<IReadOnlyList<string>> ClientsOfAsync(string huntId, HuntFlowState? state = null) =>
        [.. (await Client.Hunts.FlowsAsync(huntId, state, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).Select(static flow => flow.ClientId).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _lab.DisposeAsync();
    }

    private static string IdOf(string hostname) => LabScriptIds.Of(hostname);

    private static void Script(LabScript script)
    {
        script.Client("web-01").Labelled("Prod").Returns(Artifact, """{"Pid":1,"Name":"init"}""", """{"Pid":7,"Name":"nginx"}""");
        script.Client("db-01").Labelled("prod", "critical").Returns(Artifact, """{"Pid":1,"Name":"init"}""");
        script.Client("desk-01").Runs("windows").Returns(Artifact);
        script.Client("laptop-01").Offline().Labelled("travel").Returns(Artifact, """{"Pid":1,"Name":"init"}""");
    }
}
