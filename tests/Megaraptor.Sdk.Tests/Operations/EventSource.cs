using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Sends events to a Lab, as an endpoint or the server would.</summary>
internal static class EventSource
{
    internal const string Logins = "Linux.Events.SSHLogin";
    internal const string OfServer = "Server.Monitor.Shell";

    internal static async Task SendAsync(VelociraptorClient client, int number, string artifact = Logins, string clientId = LabFixture.Web)
    {
        VqlQuery query = VqlQuery.Raw("SELECT send_event(artifact=__p0, client_id=__p1, row=dict(Number=int(int=__p2), User='root')) AS sent FROM scope()")
            .With("__p0", artifact).With("__p1", clientId).With("__p2", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await client.Query(query, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
