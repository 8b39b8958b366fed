using Megaraptor.Sdk.Operations.Server;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Questions about the server itself.</summary>
public sealed class ServerTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_identity_comes_with_its_permissions()
    {
        await using VelociraptorClient reader = lab.Connect("reader", "api");
        ServerIdentity identity = await reader.Server.InfoAsync(Token);

        (identity.User.StartsWith("user-", StringComparison.Ordinal), identity.Permissions.Contains("read_results"), identity.Permissions.Contains("label_clients")).ShouldBe((true, true, false));
    }

    [Fact]
    public async Task Users_come_with_their_roles()
    {
        IReadOnlyList<ServerUser> users = await lab.Client.Server.UsersAsync(cancellationToken: Token).ToListAsync(Token);

        users.ShouldContain(static user => user.Roles.Contains("administrator"));
    }

    [Fact]
    public async Task Orgs_come_by_id_and_name() =>
        (await lab.Client.Server.OrgsAsync(cancellationToken: Token).ToListAsync(Token)).ShouldContain(static org => org.OrgId == "root");
}
