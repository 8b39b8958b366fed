using System.Text;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;

namespace Megaraptor.Lab.Server;

/// <summary>What users did, as the server keeps it: events of its own.</summary>
internal static class AuditLog
{
    /// <summary>The artifact of the events.</summary>
    public const string Artifact = "Server.Audit.Logs";

    private const string Server = "server";

    /// <summary>Writes down what the user of a session did.</summary>
    public static void Write(ServerSession session, string operation, VqlDict details) =>
        Write(session.Org, operation, session.Caller.Name, details, session.State.Clock.Milliseconds());

    /// <summary>Writes down what somebody did.</summary>
    /// <param name="org">Where.</param>
    /// <param name="operation">What.</param>
    /// <param name="principal">Who.</param>
    /// <param name="details">With what.</param>
    /// <param name="milliseconds">When.</param>
    public static void Write(Org org, string operation, string principal, VqlDict details, long milliseconds)
    {
        VqlDict row = new VqlDict(5)
            .Set("operation", operation)
            .Set("principal", principal)
            .Set("details", details)
            .Set("_Source", principal)
            .Set("_ts", milliseconds);
        org.Events.Store(Server, Artifact, Encoding.UTF8.GetBytes(JsonText.Of(row)));

        // Those who watch see seconds, and the artifact as the source.
        VqlDict watched = row.Copy();
        watched.Update("_ts", milliseconds / 1000);
        watched.Update("_Source", Artifact);
        org.Events.Publish(Artifact, Encoding.UTF8.GetBytes(JsonText.Of(watched)));
    }
}
