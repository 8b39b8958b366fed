using Megaraptor.Sdk.Operations.Clients;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>A hunt that is to be made. By default it is paused and expires after a day.</summary>
public sealed record HuntRequest
{
    /// <summary>The artifacts' names.</summary>
    public required IReadOnlyList<string> Artifacts { get; init; }

    /// <summary>What it is for; others read it.</summary>
    public required string Description { get; init; }

    /// <summary>Values by artifact and parameter; defaults for the others.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Parameters { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Only clients with one of these labels; all when empty. Not together with <see cref="Os"/>.</summary>
    public IReadOnlyList<string> IncludeLabels { get; init; } = [];

    /// <summary>No clients with one of these labels. Not together with <see cref="Os"/>.</summary>
    public IReadOnlyList<string> ExcludeLabels { get; init; } = [];

    /// <summary>Only clients of this operating system.</summary>
    public ClientOs? Os { get; init; }

    /// <summary>Exactly these clients: the hunt stays paused and is given to each of them. Not together with a condition or a canary.</summary>
    public IReadOnlyList<string> OnlyClients { get; init; } = [];

    /// <summary>Try it on so many online clients that fit, while the hunt stays paused; then widen it.</summary>
    public int? Canary { get; init; }

    /// <summary>Make nothing if more clients fit. Exact for <see cref="OnlyClients"/>; otherwise compared with an estimate, since the server has no such limit.</summary>
    public int? MaxClients { get; init; }

    /// <summary>Tags by which analysts find it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How long each endpoint may take, in whole seconds; the artifact's own limit, or 10 minutes, when null.</summary>
    public TimeSpan? CollectTimeout { get; init; }

    /// <summary>Most CPU that it may use on an endpoint, in percent.</summary>
    public int? CpuLimit { get; init; }

    /// <summary>Most input and output operations per second on an endpoint.</summary>
    public int? IopsLimit { get; init; }

    /// <summary>A client's collection is cancelled when it has more rows.</summary>
    public long? MaxRows { get; init; }

    /// <summary>A client's collection is cancelled when it uploads more bytes; 1 GiB when null.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>How long clients may join it.</summary>
    public TimeSpan Expires { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether it waits to be started.</summary>
    public bool Paused { get; init; } = true;
}
