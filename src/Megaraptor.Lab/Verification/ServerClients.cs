using System.Text.Json;
using Grpc.Core;
using Megaraptor.Wire;

namespace Megaraptor.Lab.Verification;

/// <summary>The clients of the server that is examined.</summary>
internal static class ServerClients
{
    private const string Vql = "SELECT client_id AS Id, os_info.hostname AS Host FROM clients()";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks for the ids and the names of the hosts. Nothing when the server does not answer: the exchanges will show why.</summary>
    public static async Task<IReadOnlyList<(string Id, string Host)>> AskAsync(CallInvoker invoker, CancellationToken cancellationToken)
    {
        var request = new VQLCollectorArgs { MaxRow = 1_000, MaxWait = 1 };
        request.Query.Add(new VQLRequest { Name = "clients", VQL = Vql });
        var clients = new List<(string Id, string Host)>();
        try
        {
            using AsyncServerStreamingCall<VQLResponse> call = new API.APIClient(invoker).Query(request, deadline: DateTime.UtcNow + s_patience, cancellationToken: cancellationToken);
            await foreach (VQLResponse response in call.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (response.Response.Length > 0)
                {
                    using var rows = JsonDocument.Parse(response.Response.Memory);
                    clients.AddRange(rows.RootElement.EnumerateArray().Select(static row => (row.GetProperty("Id").GetString() ?? "", row.GetProperty("Host").GetString() ?? "")));
                }
            }
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }

        return clients;
    }
}
