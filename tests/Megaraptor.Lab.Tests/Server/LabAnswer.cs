using Grpc.Core;
using Megaraptor.Lab.Tests.Service;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Tests.Server;

/// <summary>What a Lab answers to a text of VQL: the rows of its last statement that has any, and the log.</summary>
internal sealed record LabAnswer(string Rows, string Logs)
{
    public static async Task<LabAnswer> OfAsync(LabConnections connections, string vql, string user = "admin", params IEnumerable<(string Name, string Value)> environment)
    {
        var request = new VQLCollectorArgs { MaxRow = 1000 };
        request.Query.Add(new VQLRequest { Name = "Q", VQL = vql });
        request.Env.Add(environment.Select(static variable => new VQLEnv { Key = variable.Name, Value = variable.Value }));
        var logs = new List<string>();
        string rows = "";
        using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(connections.As(user)).Query(request, cancellationToken: TestContext.Current.CancellationToken);
        await foreach (VQLResponse message in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (message.Log.Length > 0)
            {
                logs.Add(message.Log.ToStringUtf8());
            }
            else
            {
                rows = message.Response.ToStringUtf8();
            }
        }

        return new LabAnswer(rows, string.Concat(logs));
    }
}
