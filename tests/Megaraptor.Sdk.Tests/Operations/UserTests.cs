using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Server;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>Users and roles on a Lab: the server replaces what it is given and believes every name, so both are settled here.</summary>
public sealed class UserTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_granted_role_stands_beside_those_that_were_there()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Server.CreateUserAsync("o.brien@corp", ["reader", "api"], Token);
        UserRoles granted = await lab.Client.Server.GrantAsync("o.brien@corp", ["investigator", "api"], Token);
        UserRoles revoked = await lab.Client.Server.RevokeAsync("o.brien@corp", ["investigator"], Token);

        granted.Before.ShouldBe(["reader", "api"]);
        granted.Roles.ShouldBe(["reader", "api", "investigator"], ignoreOrder: true);
        revoked.Roles.ShouldBe(["reader", "api"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_granted_beside_roles_survives()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Query(VqlQuery.Raw("SELECT user_create(user='kim', roles='api') AS a, user_grant(user='kim', roles='api', policy=dict(collect_server=TRUE, publish_queues=['Custom.Queue'])) AS b FROM scope()"), cancellationToken: Token).ToListAsync(Token);
        await lab.Client.Server.GrantAsync("kim", ["reader"], Token);
        VqlRow row = (await lab.Client.Query(VqlQuery.Raw("SELECT _policy FROM gui_users() WHERE name = 'kim'"), cancellationToken: Token).ToListAsync(Token)).Single();

        (row["_policy"]["collect_server"].AsBoolean(), row["_policy"]["publish_queues"].Elements().Single().AsString()).ShouldBe((true, "Custom.Queue"));
    }

    [Theory]
    [InlineData("administrater", "Did you mean administrator?")]
    [InlineData("nonsense", "Roles: administrator")]
    public async Task A_role_that_does_not_exist_is_refused(string role, string hint)
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.GrantAsync("admin", [role], Token))).Hint.ShouldStartWith(hint);
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.CreateUserAsync("new", [role], Token))).Hint.ShouldStartWith(hint);
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("api", "administrator")]
    public async Task Nobody_locks_itself_out(params string[] roles)
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Server.GrantAsync("admin", ["reader"], Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.RevokeAsync("admin", roles, Token))).Message.ShouldContain("lock yourself out");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.DeleteUserAsync("admin", confirm: true, Token))).Message.ShouldContain("lock yourself out");
    }

    [Fact]
    public async Task The_last_role_and_a_role_that_is_not_there_are_not_taken()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Server.CreateUserAsync("one", ["reader"], Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.RevokeAsync("one", ["reader"], Token))).Hint!.ShouldContain("delete_user");
        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.RevokeAsync("one", ["api"], Token))).Message.ShouldContain("does not have the role api");
    }

    [Fact]
    public async Task A_user_that_is_there_is_not_made_again()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Server.CreateUserAsync("twice", ["reader"], Token);

        (await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.CreateUserAsync("twice", ["api"], Token))).Hint!.ShouldContain("grant_roles");
    }

    [Fact]
    public async Task A_deletion_is_rehearsed_unless_it_is_confirmed()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await lab.Client.Server.CreateUserAsync("gone", ["reader"], Token);
        UserDeletion rehearsal = await lab.Client.Server.DeleteUserAsync("gone", cancellationToken: Token);
        UserDeletion deletion = await lab.Client.Server.DeleteUserAsync("gone", confirm: true, Token);

        (rehearsal.Deleted, deletion.Deleted, deletion.Roles.Single()).ShouldBe((false, true, "reader"));
        await Should.ThrowAsync<NotFoundException>(() => lab.Client.Server.DeleteUserAsync("gone", cancellationToken: Token));
    }

    [Theory]
    [InlineData("x' OR '")]
    [InlineData("")]
    [InlineData("GRPC_GW")]
    public async Task What_cannot_be_a_name_is_refused(string user)
    {
        await using HuntLab lab = await HuntLab.StartAsync();

        await Should.ThrowAsync<InvalidArgumentException>(() => lab.Client.Server.GrantAsync(user, ["api"], Token));
    }

    [Fact]
    public async Task Who_is_no_administrator_is_denied()
    {
        await using HuntLab lab = await HuntLab.StartAsync();
        await using VelociraptorClient reader = lab.Connect("read", "reader", "api");

        (await Should.ThrowAsync<PermissionDeniedException>(() => reader.Server.GrantAsync("admin", ["reader"], Token))).Permission.ShouldBe("SERVER_ADMIN");
        await Should.ThrowAsync<PermissionDeniedException>(() => reader.Server.CreateUserAsync("new", ["reader"], Token));
    }
}
