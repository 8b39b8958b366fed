using Megaraptor.Lab;
using Megaraptor.Sdk.Query;
using Megaraptor.Sdk.Tests.Operations;

namespace Megaraptor.Sdk.Tests.Connection;

/// <summary>A certificate that is rotated while the client is in use.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private static readonly string[] s_roles = ["reader", "api"];

    private readonly string _folder = Directory.CreateTempSubdirectory("megaraptor-").FullName;
    private readonly CapturedLog _log = new();
    private LabServer? _lab;
    private VelociraptorClient? _client;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabServer.StartAsync(new LabOptions { Fleet = LabFleet.None });
        _client = VelociraptorClient.FromFile(await _lab.WriteConfigurationAsync(_folder, "alice", s_roles), new VelociraptorClientOptions { LoggerFactory = _log });
    }

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _lab!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task New_calls_use_the_new_certificate()
    {
        (await WhoAsync()).ShouldBe("alice");
        await _lab!.WriteConfigurationAsync(_folder, "bob", s_roles, TestContext.Current.CancellationToken);

        (await WhoAsync()).ShouldBe("bob");
        _client!.Configuration.Identity.ShouldBe("bob");
    }

    [Fact]
    public async Task A_stream_that_runs_ends_on_the_certificate_it_began_with()
    {
        VqlQuery query = VqlQuery.Raw("SELECT whoami() AS user FROM range(start=0, end=2000, step=1)") with { RowsPerPart = 1 };
        await using IAsyncEnumerator<VqlRow> rows = _client!.Query(query, cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await rows.MoveNextAsync()).ShouldBeTrue();
        await _lab!.WriteConfigurationAsync(_folder, "bob", s_roles, TestContext.Current.CancellationToken);
        (await WhoAsync()).ShouldBe("bob");

        long count = 1;
        while (await rows.MoveNextAsync())
        {
            count++;
            rows.Current["user"].AsString().ShouldBe("alice");
        }

        count.ShouldBeGreaterThanOrEqualTo(2000);
    }

    [Fact]
    public async Task A_broken_new_file_leaves_the_old_certificate_in_use_and_warns_once()
    {
        string path = Path.Combine(_folder, "api_client.yaml");
        (await WhoAsync()).ShouldBe("alice");
        await File.WriteAllTextAsync(path, "ca_certificate: cut", TestContext.Current.CancellationToken);

        (await WhoAsync()).ShouldBe("alice");
        (await WhoAsync()).ShouldBe("alice");
        _log.Lines.Count(static line => line.Contains("the earlier certificate stays in use", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_gone_leaves_the_certificate_in_use()
    {
        File.Delete(Path.Combine(_folder, "api_client.yaml"));

        (await WhoAsync()).ShouldBe("alice");
    }

    [Fact]
    public async Task A_file_that_was_only_touched_changes_nothing()
    {
        (await WhoAsync()).ShouldBe("alice");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "api_client.yaml"), DateTime.UtcNow.AddHours(1));

        (await WhoAsync()).ShouldBe("alice");
        _log.Lines.ShouldNotContain(static line => line.Contains("was replaced", StringComparison.Ordinal));
    }

    private async Task<string?> WhoAsync() =>
        (await _client!.Query(VqlQuery.Raw("SELECT whoami() AS user FROM scope()")).ToListAsync(TestContext.Current.CancellationToken))[0]["user"].AsString();
}
