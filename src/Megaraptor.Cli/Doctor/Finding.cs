using Megaraptor.CommandLine;

namespace Megaraptor.Cli.Doctor;

/// <summary>How a check came out.</summary>
internal enum Outcome
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, but a person should look.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,
}

/// <summary>One line of the doctor's report.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Remedy">What to do, or null when there is nothing to do.</param>
/// <param name="ExitCode">How the command ends because of it; of a failure only.</param>
internal sealed record Finding(string Check, Outcome Outcome, string Detail, string? Remedy = null, ExitCode ExitCode = ExitCode.Ok);
