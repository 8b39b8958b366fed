using Megaraptor.Sdk.Errors;

namespace Megaraptor.CommandLine;

/// <summary>How a command ended. The numbers are a contract for scripts.</summary>
public enum ExitCode
{
    /// <summary>It did what was asked; nothing found is ok too.</summary>
    Ok = 0,

    /// <summary>It failed: a VQL error, or something that does not exist; or it was a check, and what it checked is not valid.</summary>
    Failed = 1,

    /// <summary>The command line or the configuration is wrong; nothing was sent.</summary>
    Usage = 2,

    /// <summary>A permission is missing.</summary>
    Denied = 3,

    /// <summary>The server cannot be reached, or TLS failed.</summary>
    Unreachable = 4,

    /// <summary>A time limit was reached.</summary>
    TimedOut = 5,

    /// <summary>Some rows arrived, and others could not be computed.</summary>
    Partial = 6,

    /// <summary>Policy, or a person who was asked, refused.</summary>
    Refused = 7,

    /// <summary>It is not known whether an effect took place.</summary>
    InDoubt = 8,

    /// <summary>A fault of the program itself, by the convention of sysexits.h: worth a report.</summary>
    Fault = 70,

    /// <summary>Ctrl-C, by the convention of shells.</summary>
    Interrupted = 130,
}

/// <summary>Finds the exit code of a failure.</summary>
public static class ExitCodes
{
    /// <summary>The exit code of a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The exit code.</returns>
    public static ExitCode Of(MegaraptorException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Code.Name switch
        {
            "configuration" or "invalid_argument" => ExitCode.Usage,
            "denied" => ExitCode.Denied,
            "unreachable" or "tls" => ExitCode.Unreachable,
            "timed_out" => ExitCode.TimedOut,
            "partial" => ExitCode.Partial,
            "refused" => ExitCode.Refused,
            "in_doubt" => ExitCode.InDoubt,
            _ => ExitCode.Failed,
        };
    }
}
