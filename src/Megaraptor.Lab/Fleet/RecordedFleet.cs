using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Identity;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Hunts;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Fleet;

/// <summary>The recorded intrusion: a web server that was broken into, a build server that was reached from it, a clean database and a laptop that is offline.</summary>
internal static class RecordedFleet
{
    /// <summary>The host that does not answer: what is scheduled for it waits.</summary>
    private const string OfflineHost = "laptop-07";

    /// <summary>Who starts the collection that every client gets when it enrolls.</summary>
    private const string Interrogator = "InterrogationService";

    /// <summary>Puts the fleet, its users and its second org into a Lab.</summary>
    public static void Populate(LabState state, LabFleet fleet)
    {
        var archive = new FleetArchive();
        foreach (string role in (ReadOnlySpan<string>)["analyst", "artifact_writer", "investigator", "reader"])
        {
            state.Users.Grant(role, OrgIds.Root, Policy.OfRoles([role, "api"]));
        }

        Org org = state.Orgs.Root;
        Org second = state.Orgs.Add("O93V0", "Second Org");
        AuditLog.Write(org, "SetClientMonitoringState", UserDirectory.ServerName, new VqlDict(2).Set("user", UserDirectory.ServerName).Set("state", null), 1_795_524_724_712);
        AuditLog.Write(org, "org_create", "admin", OrgEntries.Describe(second, "org_id"), 1_795_524_747_730);
        foreach (ReadOnlyMemory<byte> row in new JsonLines(archive.Read("clients.jsonl")).Read())
        {
            ClientRecord record = RecordReader.Read<ClientRecord>(row);
            org.Clients.Add(new Client(record, isOnline: record.System?.Hostname != OfflineHost));
        }

        ReadEvents(archive, org);
        var flows = new RecordedFlows(archive, "flows");
        org.Hosts.AddSource(new RecordedHosts(archive).Find);
        org.Patterns.AddSource(flows.Of);
        org.Patterns.AddSource(new RecordedFlows(archive, "templates").Of);
        if (fleet == LabFleet.Enrolled)
        {
            org.Flows.AddSource(clientId => flows.Of(clientId).Where(static flow => flow.Context.Request?.Creator == Interrogator));
            return;
        }

        org.Flows.AddSource(flows.Of);
        foreach (ReadOnlyMemory<byte> row in new JsonLines(archive.Read("hunts.jsonl")).Read())
        {
            var hunt = new Hunt(RecordReader.Read<HuntRecord>(row));
            string flowId = hunt.Record.StartRequest?.FlowId ?? "";
            hunt.Flows.AddRange(flows.ClientsOf(flowId).Select(clientId => (clientId, flowId)));
            org.Hunts.Add(hunt);
        }
    }

    private static void ReadEvents(FleetArchive archive, Org org)
    {
        const string Folder = "events/";
        foreach (string name in archive.NamesIn(Folder))
        {
            string[] parts = name[Folder.Length..].Split('/');
            string artifact = Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(parts[2]));
            foreach (ReadOnlyMemory<byte> row in new JsonLines(archive.Read(name)).Read())
            {
                if (parts[1] == "logs")
                {
                    org.Events.StoreLog(parts[0], artifact, row);
                }
                else
                {
                    org.Events.Store(parts[0], artifact, row);
                }
            }
        }
    }
}
