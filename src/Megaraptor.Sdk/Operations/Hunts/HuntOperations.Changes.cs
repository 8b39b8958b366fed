using System.Globalization;
using System.Text;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Templates;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>Making, starting and stopping hunts.</content>
public sealed partial class HuntOperations
{
    /// <summary>Make a hunt, paused unless told otherwise, so that its condition can be looked at before it reaches endpoints. Names, types and values of parameters are checked first.</summary>
    /// <param name="artifacts">The artifacts' names.</param>
    /// <param name="description">What it is for; others read it.</param>
    /// <param name="parameters">Values by artifact and parameter: {"Artifact.Name": {"Parameter": "value"}}. Defaults for the others.</param>
    /// <param name="includeLabels">Only clients with one of these labels; all when absent. Not together with os_filter.</param>
    /// <param name="excludeLabels">No clients with one of these labels. Not together with os_filter: the server would drop it.</param>
    /// <param name="osFilter">Only clients of this operating system.</param>
    /// <param name="collectTimeout">Seconds until each endpoint gives up; 600 when absent.</param>
    /// <param name="expiresHours">Hours until clients stop joining.</param>
    /// <param name="paused">Whether it waits for modify_hunt to start it.</param>
    /// <param name="cancellationToken">Ends the call; a hunt that was made stays.</param>
    /// <returns>The hunt as the server has it.</returns>
    /// <exception cref="InvalidArgumentException">An artifact or a parameter does not fit, or labels and os_filter were both given.</exception>
    [Operation("create_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.CollectClient | Permission.ReadResults, Verb = "hunts create")]
    public async Task<HuntSummary> CreateAsync(
        IReadOnlyList<string> artifacts,
        string description,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? parameters = null,
        IReadOnlyList<string>? includeLabels = null,
        IReadOnlyList<string>? excludeLabels = null,
        ClientOs? osFilter = null,
        [Range(1, 604_800)] int? collectTimeout = null,
        [Range(1, 8760)] int expiresHours = 24,
        bool paused = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        if (artifacts.Count == 0 || string.IsNullOrWhiteSpace(description))
        {
            throw new InvalidArgumentException("A hunt needs at least one artifact, and a description.", "Find artifacts with list_artifacts.");
        }

        if (osFilter is not null && (includeLabels?.Count > 0 || excludeLabels?.Count > 0))
        {
            throw new InvalidArgumentException("os_filter cannot be combined with labels: the server would silently drop the labels, the excluding ones too.", "Give one of them; for both, label the clients first.");
        }

        IReadOnlyList<ArtifactDetails> definitions = await new ArtifactOperations(client).GetAllAsync(artifacts, cancellationToken).ConfigureAwait(false);
        var spec = new ArtifactSpec(definitions, parameters ?? new Dictionary<string, IReadOnlyDictionary<string, string>>());
        spec.Check(isServer: false);
        string huntId = await MakeAsync(Query(spec, description, includeLabels, excludeLabels, osFilter, collectTimeout, client.Clock.GetUtcNow().AddHours(expiresHours), paused), cancellationToken).ConfigureAwait(false);
        return await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Start or stop a hunt, and read back its state. A stopped hunt can be started again; the server cannot pause or archive one that exists.</summary>
    /// <param name="huntId">The hunt's id.</param>
    /// <param name="action">What to do.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The hunt as the server has it now.</returns>
    /// <exception cref="NotFoundException">There is no such hunt.</exception>
    [Operation("modify_hunt", Effect.Collect, Needs = Permission.StartHunt | Permission.ReadResults, Verb = "hunts modify")]
    public async Task<HuntSummary> ModifyAsync(string huntId, HuntAction action, CancellationToken cancellationToken = default)
    {
        await GetAsync(huntId, cancellationToken).ConfigureAwait(false);
        return await VerifiedEffect.RunAsync(
            client.Clock,
            $"hunt {huntId} {(action == HuntAction.Start ? "is running" : "has stopped")}",
            async token =>
            {
                _ = action == HuntAction.Start
                    ? await SetRunningAsync(huntId, token).ToListAsync(token).ConfigureAwait(false)
                    : await SetStoppedAsync(huntId, token).ToListAsync(token).ConfigureAwait(false);
            },
            token => GetAsync(huntId, token),
            hunt => hunt.State == (action == HuntAction.Start ? "RUNNING" : "STOPPED"),
            cancellationToken).ConfigureAwait(false);
    }

    private static VqlQuery Query(
        ArtifactSpec spec,
        string description,
        IReadOnlyList<string>? includeLabels,
        IReadOnlyList<string>? excludeLabels,
        ClientOs? os,
        int? timeout,
        DateTimeOffset expires,
        bool paused)
    {
        var names = new BoundNames();
        var text = new StringBuilder($"SELECT hunt(artifacts={names.List(spec.Names)}, description={names.Value(description)}, spec={spec.Text(names)}");
        text.Append(CultureInfo.InvariantCulture, $", expires=timestamp(epoch={VqlLiteral.Of(expires.ToUnixTimeSeconds())}), pause={(paused ? "TRUE" : "FALSE")}");
        if (timeout is { } seconds)
        {
            text.Append(CultureInfo.InvariantCulture, $", timeout={VqlLiteral.Of(seconds)}");
        }

        if (includeLabels?.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", include_labels={names.List(includeLabels)}");
        }

        if (excludeLabels?.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", exclude_labels={names.List(excludeLabels)}");
        }

        if (os is { } system)
        {
            text.Append(CultureInfo.InvariantCulture, $", os={names.Value(system switch { ClientOs.Windows => "windows", ClientOs.Linux => "linux", _ => "darwin" })}");
        }

        return names.ToQuery(text.Append(") AS hunt FROM scope()").ToString());
    }

    /// <summary>Makes it once. When the connection breaks meanwhile, the hunts that are there since tell whether it was made.</summary>
    private async Task<string> MakeAsync(VqlQuery query, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> before = await IdsAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            IReadOnlyList<VqlRow> rows = await client.Query(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            return rows is [var row] && row["hunt"]["HuntId"].AsString() is { Length: > 0 } huntId
                ? huntId
                : throw new MegaraptorException(MegaraptorErrorCode.NotDone, "The server made no hunt, and did not say why.", "Look into the server's log.");
        }
        catch (MegaraptorException fault) when (VerifiedEffect.LeavesDoubt(fault))
        {
            string[] since;
            try
            {
                since = [.. (await IdsAsync(cancellationToken).ConfigureAwait(false)).Except(before)];
            }
            catch (MegaraptorException)
            {
                throw VerifiedEffect.InDoubt("the hunt was made", fault);
            }

            throw since.Length == 0
                ? new MegaraptorException(MegaraptorErrorCode.NotDone, $"The connection failed, and no hunt was made: {fault.Message}", "It can be tried again.", fault)
                : new MegaraptorException(MegaraptorErrorCode.InDoubt, $"The connection failed, and {string.Join(", ", since)} was made since: {fault.Message}", "See with get_hunt whether it is this one before you make another.", fault);
        }
    }

    private async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken) =>
        [.. (await ReadIdsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(static hunt => hunt.HuntId)];

    [Vql("SELECT hunt_id FROM hunts()")]
    private partial VqlRows<HuntName> ReadIdsAsync(CancellationToken cancellationToken);

    [Vql("SELECT hunt_update(hunt_id=@huntId, start=TRUE) AS updated FROM scope()")]
    private partial VqlRows<HuntUpdate> SetRunningAsync(string huntId, CancellationToken cancellationToken);

    [Vql("SELECT hunt_update(hunt_id=@huntId, stop=TRUE) AS updated FROM scope()")]
    private partial VqlRows<HuntUpdate> SetStoppedAsync(string huntId, CancellationToken cancellationToken);

    internal sealed record HuntName(string HuntId);

    internal sealed record HuntUpdate(VqlValue Updated);
}
