using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Operations.Server;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>What an identity may do.</summary>
public sealed class PermissionTests(LabFixture lab)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Permissions_come_as_the_server_names_them_in_a_denial()
    {
        await using VelociraptorClient analyst = lab.Connect("analyst", "api");
        ServerPermissions permissions = await analyst.Server.PermissionsAsync(Token);

        (permissions.Permissions.Contains("LABEL_CLIENT"), permissions.Permissions.Contains("COLLECT_CLIENT"), permissions.Roles.Contains("analyst")).ShouldBe((true, false, true));
    }

    [Theory]
    [InlineData("label_clients", Permission.LabelClient)]
    [InlineData("server_artifact_writer", Permission.ServerArtifactWriter)]
    [InlineData("publish_queues", Permission.Publish)]
    [InlineData("roles", Permission.None)]
    public void A_field_of_a_policy_is_a_permission(string field, Permission permission) => PermissionNames.OfPolicy(field).ShouldBe(permission);
}
