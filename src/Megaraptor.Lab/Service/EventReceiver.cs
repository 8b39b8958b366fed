using System.Text.Json;
using Grpc.Core;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Rows;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Service;

/// <summary>Takes events that users publish. Only those who were granted the queue by name may.</summary>
internal static class EventReceiver
{
    /// <summary>Stores the rows of a call.</summary>
    /// <exception cref="RpcException">The user must not, or the rows are no JSON.</exception>
    public static void Receive(LabState state, Caller caller, PushEventRequest request)
    {
        Org org = state.Orgs.Find(request.OrgId) ?? throw new RpcException(new Status(StatusCode.Unknown, "Org not found"));
        if (state.Users.PolicyOf(caller.Name, org.Id) is not { } policy || !policy.PublishQueues.Contains(request.Artifact))
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, $"Permission denied: PUBLISH {caller.Name} to {request.Artifact}"));
        }

        foreach (ReadOnlyMemory<byte> row in new JsonLines(request.Jsonl.Memory).Read())
        {
            VqlDict dict;
            try
            {
                dict = GoJson.ReadObject(row.Span);
            }
            catch (Exception error) when (error is GoJsonException or JsonException)
            {
                throw new RpcException(new Status(StatusCode.Unknown, error.Message));
            }

            EventEntries.Send(org, request.Artifact, request.ClientId, caller.Name, state.Clock, dict.Set("_Sender", caller.Name));
        }
    }
}
