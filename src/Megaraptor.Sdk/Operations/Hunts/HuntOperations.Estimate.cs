using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <content>How many clients a hunt would reach.</content>
public partial class HuntOperations
{
    private const string Basis =
        "Counted over the enrolled clients at this moment by this program; the server gives no estimate over its query interface. Clients that enrol or get a label before the hunt expires may join it, and an artifact may do nothing on some of them.";

    /// <summary>Count the clients that a hunt would reach, before it is made: all that fit, those online now, those seen lately, and by operating system.</summary>
    /// <param name="includeLabels">Only clients with one of these labels; all when absent. Not together with os_filter.</param>
    /// <param name="excludeLabels">No clients with one of these labels. Not together with os_filter.</param>
    /// <param name="osFilter">Only clients of this operating system.</param>
    /// <param name="activeDays">How many days back a client counts as active.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="InvalidArgumentException">Labels and os_filter were both given: no hunt can have both.</exception>
    [Operation("estimate_hunt", Effect.Read, Needs = Permission.ReadResults, Verb = "hunts estimate")]
    public virtual Task<HuntEstimate> EstimateAsync(
        IReadOnlyList<string>? includeLabels = null,
        IReadOnlyList<string>? excludeLabels = null,
        ClientOs? osFilter = null,
        [Range(1, 3650)] int activeDays = 30,
        CancellationToken cancellationToken = default)
    {
        HuntRequestCheck.Check(new HuntRequest { Artifacts = ["any"], Description = "estimate", IncludeLabels = includeLabels ?? [], ExcludeLabels = excludeLabels ?? [], Os = osFilter });
        return CountAsync(new HuntCondition(includeLabels ?? [], excludeLabels ?? [], osFilter), activeDays, cancellationToken);
    }

    private async Task<HuntEstimate> CountAsync(HuntCondition condition, int activeDays, CancellationToken cancellationToken)
    {
        IReadOnlyList<VqlRow> rows = await client.Query(HuntQuery.Estimate(condition, activeDays), cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        HuntEstimateOs[] systems =
        [
            .. rows
                .Select(static row => new HuntEstimateOs(row["os"].AsString() ?? "", row["clients"].AsInt64() ?? 0, row["online"].AsInt64() ?? 0, row["active"].AsInt64() ?? 0))
                .OrderByDescending(static system => system.Clients)
                .ThenBy(static system => system.Os, StringComparer.Ordinal),
        ];
        return new HuntEstimate(systems.Sum(static system => system.Clients), systems.Sum(static system => system.Online), systems.Sum(static system => system.Active), activeDays, systems, Basis);
    }
}
