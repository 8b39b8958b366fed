using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Benchmarks.Sdk;

/// <summary>The queries that are measured, as a user writes them.</summary>
public sealed partial class EventQueries(VelociraptorClient client)
{
    /// <summary>The stored rows, typed.</summary>
    [Vql("SELECT * FROM source(client_id='C.0000000000000001', flow_id='F.BENCHMARK', artifact='Benchmark.Rows')")]
    public partial VqlRows<StartedProcess> EventsAsync(CancellationToken cancellationToken);

    /// <summary>Rows that the server makes as they are read.</summary>
    [Vql("SELECT _value AS Number, 'a text of some length' AS Text FROM range(end=@count)")]
    public partial VqlRows<Counted> CountAsync(long count, CancellationToken cancellationToken);

    /// <summary>The smallest query.</summary>
    [Vql("SELECT 1 AS Number, 'a' AS Text FROM scope()")]
    public partial VqlRows<Counted> TinyAsync(CancellationToken cancellationToken);

    /// <summary>A query that waits on the server.</summary>
    [Vql("SELECT sleep(ms=@milliseconds) AS Slept FROM scope()")]
    public partial VqlRows<Slept> SleepAsync(long milliseconds, CancellationToken cancellationToken);
}

/// <summary>A started process.</summary>
public sealed record StartedProcess(
    [property: Column("EventTime")] DateTimeOffset? EventTime,
    [property: Column("EventID")] int EventId,
    [property: Column("Computer")] string Computer,
    [property: Column("Username")] string Username,
    [property: Column("Pid")] int Pid,
    [property: Column("Ppid")] int Ppid,
    [property: Column("Image")] string Image,
    [property: Column("CommandLine")] string CommandLine,
    [property: Column("Hash")] ImageHash? Hash,
    [property: Column("Signed")] bool Signed,
    [property: Column("Authenticode")] string? Authenticode);

/// <summary>The hashes of an image.</summary>
public sealed record ImageHash([property: Column("MD5")] string Md5, [property: Column("SHA256")] string Sha256);

/// <summary>A numbered row.</summary>
public sealed record Counted([property: Column("Number")] long Number, [property: Column("Text")] string Text);

/// <summary>What <c>sleep()</c> gives.</summary>
public sealed record Slept([property: Column("Slept")] VqlValue Value);
