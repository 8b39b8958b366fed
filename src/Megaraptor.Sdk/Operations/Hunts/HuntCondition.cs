using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Hunts;

/// <summary>Which clients a hunt wants, as a query over <c>clients()</c>: labels regardless of case, as the server compares them.</summary>
internal sealed record HuntCondition(IReadOnlyList<string> IncludeLabels, IReadOnlyList<string> ExcludeLabels, ClientOs? Os)
{
    internal static HuntCondition Of(HuntRequest request) => new(request.IncludeLabels, request.ExcludeLabels, request.Os);

    internal static HuntCondition Of(HuntSummary hunt) => new(
        hunt.IncludeLabels,
        hunt.ExcludeLabels,
        hunt.Os switch { "WINDOWS" => ClientOs.Windows, "LINUX" => ClientOs.Linux, "OSX" => ClientOs.Darwin, _ => null });

    /// <summary>The server's word for an operating system.</summary>
    internal static string Word(ClientOs os) => os switch
    {
        ClientOs.Windows => "windows",
        ClientOs.Linux => "linux",
        _ => "darwin",
    };

    /// <summary>What stands before the SELECT: the lists, read once and not for each client.</summary>
    internal string Lists(BoundNames names) =>
        (IncludeLabels.Count > 0 ? $"LET included <= {names.List(IncludeLabels.Select(Lower))}\n" : "")
        + (ExcludeLabels.Count > 0 ? $"LET excluded <= {names.List(ExcludeLabels.Select(Lower))}\n" : "");

    /// <summary>What stands behind WHERE. A label set on an id that never enrolled leaves a record of zeros behind, which is no client.</summary>
    internal string Where(BoundNames names) =>
        "first_seen_at > 0"
        + (Os is { } os ? $" AND os_info.system = {names.Value(Word(os))}" : "")
        + (IncludeLabels.Count > 0 ? " AND filter(list=labels, condition='x=>lowcase(string=x) IN included')" : "")
        + (ExcludeLabels.Count > 0 ? " AND NOT filter(list=labels, condition='x=>lowcase(string=x) IN excluded')" : "");

    private static string Lower(string label) => label.ToLowerInvariant();
}
