using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>Deletes clients with everything that came from them.</summary>
internal static class ClientDeletion
{
    private const string Folder = "/opt/velociraptor/ds";

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        Define.Plugin("client_delete", Delete) with { Permission = "SERVER_ADMIN" },
    ];

    private static IEnumerable<object?> Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string clientId = call.Text("client_id");
        bool isMeant = call.Flag("really_do_it");
        Org org = session.Org;
        IReadOnlyList<Flow> flows = org.Flows.Of(clientId);
        var rows = new List<object?>();
        string root = $"/clients/{clientId}";
        foreach (Flow flow in flows)
        {
            string collection = $"{root}/collections/{flow.FlowId}";
            foreach (string file in (ReadOnlySpan<string>)[$"{collection}/requests.json.db", $"{collection}/task.db", $"{collection}/stats.json.db", $"{collection}.json.db"])
            {
                rows.Add(Row(clientId, "Datastore", file));
            }
        }

        rows.Add(Row(clientId, "Datastore", $"{root}/key.db"));
        string[] files = [.. FilesOf(root, flows)];
        rows.AddRange(files.Select(file => Row(clientId, "Filestore", file)));
        foreach (string directory in DirectoriesOf(root, files))
        {
            // What was only shown is still there, and the server complains about it.
            rows.Add(Row(clientId, "DeleteDirectory", directory, isMeant ? "" : $"client_delete: Removing directory {directory}: remove {Folder}{directory}: directory not empty"));
        }

        if (isMeant)
        {
            foreach (Flow flow in flows)
            {
                org.Flows.Remove(clientId, flow.FlowId);
            }

            org.Clients.Remove(clientId);
        }

        return rows;
    }

    private static IEnumerable<string> FilesOf(string root, IReadOnlyList<Flow> flows)
    {
        foreach (Flow flow in flows)
        {
            foreach (string source in flow.ResultNames.Order(StringComparer.Ordinal))
            {
                string path = $"{root}/artifacts/{FlowFiles.ResultPath(source, flow.FlowId)}";
                yield return path[..^1] + ".chunk";
                yield return path + ".json";
                yield return path + ".json.index";
            }
        }

        foreach (Flow flow in flows)
        {
            yield return $"{root}/collections/{flow.FlowId}/logs.json";
            yield return $"{root}/collections/{flow.FlowId}/logs.json.index";
        }

        yield return root + "/flow_index.json";
        yield return root + "/flow_index.json.index";
    }

    /// <summary>The directories of the files, the deeper ones first.</summary>
    private static IEnumerable<string> DirectoriesOf(string root, IEnumerable<string> files)
    {
        string[] parents = [.. files.Select(static file => file[..file.LastIndexOf('/')])];
        string[] all = [.. parents.SelectMany(directory => Ancestors(root, directory)).Distinct(StringComparer.Ordinal)];
        return all.OrderByDescending(static directory => directory.Count(static c => c == '/'));
    }

    private static IEnumerable<string> Ancestors(string root, string directory)
    {
        for (string at = directory; at.Length > root.Length; at = at[..at.LastIndexOf('/')])
        {
            yield return at;
        }
    }

    private static VqlDict Row(string clientId, string type, string path, string error = "") => new VqlDict(4)
        .Set("client_id", clientId)
        .Set("type", type)
        .Set("vfs_path", path)
        .Set("error", error);
}
