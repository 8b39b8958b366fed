using System.Text.Json.Nodes;
using Megaraptor.Sdk.Operations.Notebooks;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <content>Calls for monitoring, notebooks and timelines.</content>
internal static partial class SampleCalls
{
    private const string Processes = "Linux.Sys.Pslist";

    private static Dictionary<string, Sample> Monitoring => new()
    {
        ["get_client_monitoring"] = With("{}"),
        ["get_server_monitoring"] = With("{}"),
        ["add_client_monitoring"] = With("""{"artifact": "Generic.Client.Stats", "label": "UNIQUE"}"""),
        ["remove_client_monitoring"] = async static (admin, _, token) =>
        {
            string label = Unique;
            await admin.Monitoring.AddClientAsync("Generic.Client.Stats", label: label, cancellationToken: token);
            return new JsonObject { ["artifact"] = "Generic.Client.Stats", ["label"] = label };
        },
        ["add_server_monitoring"] = With("""{"artifact": "Server.Monitor.Shell"}"""),
        ["remove_server_monitoring"] = async static (admin, _, token) =>
        {
            await admin.Monitoring.AddServerAsync("Server.Alerts.PsExec", cancellationToken: token);
            return new JsonObject { ["artifact"] = "Server.Alerts.PsExec" };
        },
        ["get_monitoring_events"] = OfEvent(new JsonObject()),
        ["list_monitoring_artifacts"] = static async (admin, ids, token) =>
        {
            await EventSource.SendAsync(admin, 1, clientId: ids.Client);
            return new JsonObject { ["client_id"] = ids.Client };
        },
        ["get_monitoring_logs"] = With($$"""{"client_id": "CLIENT", "artifact": "{{EventSource.Logins}}"}"""),
        ["watch_events"] = OfEvent(new JsonObject { ["client_ids"] = new JsonArray(SampleIds.OfLab.Client), ["since"] = "2020-01-01T00:00:00Z", ["limit"] = 1 }, namesClient: false),
    };

    private static Dictionary<string, Sample> Notebooks => new()
    {
        ["create_notebook"] = With("""{"name": "UNIQUE"}"""),
        ["list_notebooks"] = OfNotebook(static (_, _, _) => Task.FromResult(new JsonObject { ["all"] = true })),
        ["get_notebook"] = OfNotebook(static (_, notebookId, _) => Task.FromResult(new JsonObject { ["notebook_id"] = notebookId })),
        ["delete_notebook"] = OfNotebook(static (_, notebookId, _) => Task.FromResult(new JsonObject { ["notebook_id"] = notebookId, ["really_do_it"] = true })),
        ["add_notebook_cell"] = OfNotebook(static (_, notebookId, _) => Task.FromResult(new JsonObject { ["notebook_id"] = notebookId, ["type"] = "markdown", ["input"] = Unique })),
        ["update_notebook_cell"] = OfCell(new JsonObject { ["type"] = "markdown", ["input"] = "changed" }),
        ["delete_notebook_cell"] = OfCell(new JsonObject()),
        ["get_notebook_results"] = OfCell(new JsonObject()),
        ["list_timelines"] = OfTimeline(static (notebookId, _) => new JsonObject { ["notebook_id"] = notebookId }),
        ["get_timeline"] = OfTimeline(static (notebookId, _) => new JsonObject { ["notebook_id"] = notebookId, ["timeline"] = "T" }),
        ["add_timeline"] = OfTimeline(static (notebookId, flowId) => new JsonObject
        {
            ["notebook_id"] = notebookId,
            ["timeline"] = "T",
            ["name"] = Unique,
            ["client_id"] = SampleIds.OfLab.Client,
            ["flow_id"] = flowId,
            ["artifact"] = Processes,
            ["key_column"] = "CreateTime",
        }),
    };

    private static Sample OfEvent(JsonObject more, bool namesClient = true) => async (admin, ids, token) =>
    {
        await EventSource.SendAsync(admin, 1, clientId: ids.Client);
        JsonObject arguments = more.DeepClone().AsObject();
        arguments["artifact"] = EventSource.Logins;
        if (namesClient)
        {
            arguments["client_id"] = ids.Client;
        }

        return arguments;
    };

    private static Sample OfNotebook(Func<VelociraptorClient, string, CancellationToken, Task<JsonObject>> arguments) => async (admin, _, token) =>
        await arguments(admin, (await admin.Notebooks.CreateAsync(Unique, cancellationToken: token)).NotebookId, token);

    private static Sample OfCell(JsonObject more) => OfNotebook(async (admin, notebookId, token) =>
    {
        NotebookCell cell = await admin.Notebooks.AddCellAsync(notebookId, CellType.Vql, "SELECT 1 AS A FROM scope()", token);
        JsonObject arguments = more.DeepClone().AsObject();
        arguments["notebook_id"] = notebookId;
        arguments["cell_id"] = cell.CellId;
        return arguments;
    });

    private static Sample OfTimeline(Func<string, string, JsonObject> arguments) => async (admin, ids, token) =>
    {
        string notebookId = (await admin.Notebooks.CreateAsync(Unique, cancellationToken: token)).NotebookId;
        string flowId = (await admin.Collections.StartAsync(ids.Client, [Processes], cancellationToken: token)).FlowId;
        await admin.Flows.WaitAsync(ids.Client, flowId, 60, token);
        await admin.Timelines.AddAsync(notebookId, "T", "first", ids.Client, flowId, Processes, "CreateTime", cancellationToken: token);
        return arguments(notebookId, flowId);
    };
}
