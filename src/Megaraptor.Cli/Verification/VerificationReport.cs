using Megaraptor.CommandLine.Formats;
using Megaraptor.Lab.Verification;

namespace Megaraptor.Cli.Verification;

/// <summary>Writes outcomes as they come, and counts them.</summary>
internal abstract class VerificationReport : IDisposable
{
    /// <summary>How many exchanges were answered as recorded.</summary>
    internal int Agree { get; private set; }

    /// <summary>How many were not, or could not be repeated.</summary>
    internal int Differ { get; private set; }

    /// <summary>Begins a report.</summary>
    internal static VerificationReport Create(VerificationFormat format, Terminal terminal) =>
        format == VerificationFormat.Json ? new JsonVerificationReport(terminal) : new TextVerificationReport(terminal);

    /// <summary>Takes an outcome.</summary>
    internal void Add(ExchangeOutcome outcome)
    {
        if (outcome.Agrees)
        {
            Agree++;
        }
        else
        {
            Differ++;
        }

        Write(outcome);
    }

    /// <summary>Ends the report.</summary>
    internal abstract void End();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes an outcome.</summary>
    protected abstract void Write(ExchangeOutcome outcome);

    /// <summary>Releases what the report holds.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
    }
}
