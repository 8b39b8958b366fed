namespace Megaraptor.Vql.Checking;

/// <summary>A rule by which texts are checked.</summary>
/// <param name="Id">The id; never given to another rule.</param>
/// <param name="Title">What it finds, a few words.</param>
/// <param name="Severity">How bad a finding is.</param>
/// <param name="StrictSeverity">How bad it is when the server is known to be no newer than the reference.</param>
/// <param name="UpstreamName">The name of the server's own rule that finds the same, by which its suppression comments refer to it; or null.</param>
public sealed record VqlRule(string Id, string Title, DiagnosticSeverity Severity, DiagnosticSeverity StrictSeverity, string? UpstreamName)
{
    internal VqlRule(string id, string title, DiagnosticSeverity severity, string? upstreamName = null)
        : this(id, title, severity, severity, upstreamName)
    {
    }

    /// <summary>The page that explains the rule, from the root of the repository.</summary>
    public string Page => $"docs/rules/{Id}.md";
}
