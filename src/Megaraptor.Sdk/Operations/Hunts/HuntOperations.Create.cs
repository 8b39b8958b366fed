using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Collections;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Making hunts.</content>
public partial class HuntOperations
{
    /// <summary>Make a hunt, paused unless told otherwise, so that its condition can be looked at before it reaches endpoints. Names, types and values of parameters are checked first. Try it on a canary, or name the clients, where a fleet must not be hit by mistake.</summary>
    /// <param name="artifacts">The artifacts' names.</param>
    /// <param name="description">What it is for; others read it.</param>
    /// <param name="parameters">Values by artifact and parameter: {"Artifact.Name": {"Parameter": "value"}}. Defaults for the others.</param>
    /// <param name="includeLabels">Only clients with one of these labels; all when absent. Not together with os_filter.</param>
    /// <param name="excludeLabels">No clients with one of these labels. Not together with os_filter: the server would drop it.</param>
    /// <param name="osFilter">Only clients of this operating system.</param>
    /// <param name="onlyClients">Exactly these client ids: the hunt stays paused and is given to each of them.</param>
    /// <param name="canary">Give it to so many online clients that fit while it stays paused; then widen it with widen_hunt.</param>
    /// <param name="maxClients">Make nothing when more clients fit. Exact for only_clients, otherwise compared with an estimate: the server has no such limit.</param>
    /// <param name="tags">Tags by which analysts find it.</param>
    /// <param name="collectTimeout">Seconds until each endpoint gives up; 600 when absent.</param>
    /// <param name="cpuLimit">Most CPU that it may use on an endpoint, in percent.</param>
    /// <param name="iopsLimit">Most input and output operations per second on an endpoint.</param>
    /// <param name="maxRows">A client's collection is cancelled when it has more rows.</param>
    /// <param name="maxBytes">A client's collection is cancelled when it uploads more bytes; 1 GiB when absent.</param>
    /// <param name="expiresHours">Hours until clients stop joining.</param>
    /// <param name="paused">Whether it waits for modify_hunt or widen_hunt to start it.</param>
    /// <param name="cancellationToken">Ends the call; a hunt that was made stays.</param>
    /// <returns>The hunt as the server has it.</returns>
    /// <exception cref="InvalidArgumentException">An artifact or a parameter does not fit, or arguments contradict each other.</exception>
    /// <exception cref="NotFoundException">There is no such artifact, or no such client.</exception>
    [Operation("create_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.CollectClient | Permission.ReadResults, Verb = "hunts create")]
    public virtual Task<HuntCreation> CreateAsync(
        IReadOnlyList<string> artifacts,
        string description,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters = null,
        IReadOnlyList<string>? includeLabels = null,
        IReadOnlyList<string>? excludeLabels = null,
        ClientOs? osFilter = null,
        IReadOnlyList<string>? onlyClients = null,
        [Range(1, 1000)] int? canary = null,
        [Range(1, 10_000_000)] int? maxClients = null,
        IReadOnlyList<string>? tags = null,
        [Range(1, 604_800)] int? collectTimeout = null,
        [Range(1, 100)] int? cpuLimit = null,
        [Range(1, 1_000_000)] int? iopsLimit = null,
        [Range(1, long.MaxValue)] long? maxRows = null,
        [Range(1, long.MaxValue)] long? maxBytes = null,
        [Range(1, 8760)] int expiresHours = 24,
        bool paused = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        var request = new HuntRequest
        {
            Artifacts = artifacts,
            Description = description,
            IncludeLabels = includeLabels ?? [],
            ExcludeLabels = excludeLabels ?? [],
            Os = osFilter,
            OnlyClients = onlyClients ?? [],
            Canary = canary,
            MaxClients = maxClients,
            Tags = tags ?? [],
            CollectTimeout = collectTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            CpuLimit = cpuLimit,
            IopsLimit = iopsLimit,
            MaxRows = maxRows,
            MaxBytes = maxBytes,
            Expires = TimeSpan.FromHours(expiresHours),
            Paused = paused,
        };
        return CreateAsync(parameters is null ? request : request with { Parameters = parameters }, cancellationToken);
    }

    /// <summary>Makes a hunt. Everything is checked before anything is made, and it is made once.</summary>
    /// <param name="request">What it is to be.</param>
    /// <param name="cancellationToken">Ends the call; a hunt that was made stays.</param>
    /// <returns>The hunt as the server has it.</returns>
    /// <exception cref="InvalidArgumentException">An artifact or a parameter does not fit, or the request contradicts itself.</exception>
    /// <exception cref="NotFoundException">There is no such artifact, or no such client.</exception>
    public virtual async Task<HuntCreation> CreateAsync(HuntRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        HuntRequestCheck.Check(request);
        IReadOnlyList<ArtifactDetails> definitions = await new ArtifactOperations(client).GetAllAsync(request.Artifacts, cancellationToken).ConfigureAwait(false);
        var spec = new ArtifactSpec(definitions, request.Parameters);
        spec.Check(isServer: false);
        await new RegexParameters(client).CheckAsync(spec, cancellationToken).ConfigureAwait(false);
        long? estimate = await CheckReachAsync(request, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<HuntMember> members = await ChooseAsync(request, cancellationToken).ConfigureAwait(false);
        string huntId = await MakeAsync(HuntQuery.Create(request, spec, client.Clock.GetUtcNow() + request.Expires), cancellationToken).ConfigureAwait(false);
        if (members.Count > 0)
        {
            await GiveAsync(huntId, members, cancellationToken).ConfigureAwait(false);
        }

        HuntSummary hunt = await ReadMadeAsync(huntId, cancellationToken).ConfigureAwait(false);
        return new HuntCreation(
            hunt.HuntId,
            hunt.Description,
            hunt.State,
            hunt.Artifacts,
            hunt.Expires,
            hunt.Tags,
            hunt.IncludeLabels,
            hunt.ExcludeLabels,
            hunt.Os,
            members,
            estimate,
            [.. HuntNotes.Of(request, members, estimate)]);
    }

    /// <summary>Compares the reach with the most that is allowed, and tells what was counted.</summary>
    private async Task<long?> CheckReachAsync(HuntRequest request, CancellationToken cancellationToken)
    {
        if (request.OnlyClients.Count > 0)
        {
            HuntRequestCheck.CheckCount(request.OnlyClients.Distinct().Count(), request.MaxClients, isEstimate: false);
            return null;
        }

        if (request.MaxClients is null)
        {
            return null;
        }

        HuntEstimate estimate = await CountAsync(HuntCondition.Of(request), 30, cancellationToken).ConfigureAwait(false);
        HuntRequestCheck.CheckCount(estimate.Clients, request.MaxClients, isEstimate: true);
        return estimate.Clients;
    }
}
