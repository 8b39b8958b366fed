using System.Text;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Tells those who watch that a collection has ended.</summary>
internal static class CompletionEvent
{
    /// <summary>The artifact that tells it.</summary>
    public const string Artifact = "System.Flow.Completion";

    private const string Server = "server";

    /// <summary>Publishes the event, and stores it as one of the client's.</summary>
    /// <param name="org">The org of the collection.</param>
    /// <param name="flow">The collection.</param>
    /// <param name="clock">The Lab's clock.</param>
    /// <param name="isCancelled">Whether it ended because it was given up.</param>
    public static void Publish(Org org, Flow flow, TimeProvider clock, bool isCancelled)
    {
        long now = clock.Seconds();
        VqlDict row = new VqlDict(6)
            .Set("Timestamp", now)
            .Set("Flow", Describe(flow, isCancelled))
            .Set("FlowId", flow.FlowId)
            .Set("ClientId", flow.ClientId)
            .Set("_ts", now)
            .Set("_Source", Artifact);
        VqlDict stored = row.Copy();
        stored.Update("_ts", clock.Milliseconds());
        stored.Update("_Source", flow.ClientId);
        org.Events.Store(flow.ClientId, Artifact, Encoding.UTF8.GetBytes(JsonText.Of(stored)));
        org.Events.Publish(Artifact, Encoding.UTF8.GetBytes(JsonText.Of(row)));
    }

    /// <summary>Clients tell neither what was asked nor when; the server knows both of its own collections.</summary>
    private static VqlDict Describe(Flow flow, bool isCancelled)
    {
        FlowContext context;
        lock (flow.Gate)
        {
            context = RecordCopy.Of(flow.Context);
        }

        if (context.ClientId != Server)
        {
            context.Request = null;
            context.CreateTime = 0;
        }

        // The user is told after those who watch.
        context.UserNotified = false;
        if (isCancelled)
        {
            context.Status = "Cancelled";
        }

        return SparseEncoding.Of(context, SparseStyle.Raw);
    }
}
