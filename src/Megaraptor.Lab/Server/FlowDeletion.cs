using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>Deletes collections file by file, as the server reports it.</summary>
internal static class FlowDeletion
{
    /// <summary>Where the server keeps its files, as its messages show it.</summary>
    private const string Folder = "/opt/velociraptor/ds";

    /// <summary>Deletes a collection, or only says what would be deleted.</summary>
    /// <returns>A row for each file. One that never was there is an error, and no harm.</returns>
    public static IEnumerable<object?> Delete(Org org, Flow flow, bool isMeant)
    {
        var rows = new List<object?>();
        long id = 0;
        foreach ((string type, string path) in FlowFiles.Of(flow))
        {
            id++;
            bool isMissing = isMeant && type is "UploadMetadata" or "UploadTransactions" && flow.Uploads.Count == 0;
            rows.Add(new VqlDict(4)
                .Set("Id", id)
                .Set("Type", type)
                .Set("Data", new VqlDict(1).Set("VFSPath", path))
                .Set("Error", isMeant && isMissing ? $"Error deleting {path}: remove {Folder}{path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..]}: no such file or directory" : ""));
        }

        if (isMeant)
        {
            org.Flows.Remove(flow.ClientId, flow.FlowId);
        }

        return rows;
    }
}
