namespace Megaraptor.Lab.Synthetic.Tables;

/// <summary>What the artifacts return that take a host off the network or let it in again. Nothing happens to the host: it goes on answering.</summary>
internal static class QuarantineTables
{
    private const string Remove = "RemovePolicy";

    private static readonly Func<SyntheticHost, IReadOnlyDictionary<string, string>, TableRows> s_steps = static (_, parameters) =>
    {
        string[] steps = parameters.ContainsKey(Remove) ? ["policy removed"] : ["policy created", "policy applied", "connection test successful"];
        return TableRows.Of(steps, static (step, row) => row.Time("Time", SyntheticHost.Epoch).Text("Result", "synthetic: " + step));
    };

    public static IEnumerable<SyntheticTable> All { get; } =
    [
        new("Windows.Remediation.Quarantine", SyntheticHost.Windows, s_steps) { Parameters = [Remove, "MessageBox", "PolicyName", "RuleLookupTable", "VelociraptorURL"] },
        new("Linux.Remediation.Quarantine", SyntheticHost.Linux, s_steps) { Parameters = [Remove, "MessageBox", "TableName", "pathToNFT", "ForbiddenTestURL"] },
        new("MacOS.Remediation.Quarantine", SyntheticHost.MacOS, s_steps)
        {
            Parameters = [Remove, "MessageBox", "AnchorName", "AdditionalAllowedDestinations", "ForbiddenTestURL", "ForbiddenTestTimeout", "VelociraptorURL"],
        },
    ];
}
