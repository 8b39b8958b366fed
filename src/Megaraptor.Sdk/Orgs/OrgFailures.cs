namespace Megaraptor.Sdk.Orgs;

/// <summary>What happens when some orgs could not be read while others could.</summary>
public enum OrgFailures
{
    /// <summary>After the last row of the last org a failure is thrown, so that an org that is missing is never overlooked.</summary>
    Throw,

    /// <summary>Only the verdicts tell: the caller looks at them.</summary>
    Report,
}
