using Megaraptor.CommandLine.Formats;
using Megaraptor.Lab.Verification;
using Megaraptor.Sdk.Evidence;
using Spectre.Console;

namespace Megaraptor.Cli.Verification;

/// <summary>A line an exchange, what differs below it, and a closing line.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class TextVerificationReport(Terminal terminal) : VerificationReport
{
    /// <inheritdoc/>
    internal override void End() => Line($"{Agree} agree, {Differ} differ");

    /// <inheritdoc/>
    protected override void Write(ExchangeOutcome outcome)
    {
        string name = $"{outcome.File}/{outcome.Id}";
        if (outcome.Skipped is { } reason)
        {
            Line($"not repeated {name}: {reason}");
            return;
        }

        if (outcome.Agrees)
        {
            Line($"agrees {name}");
            return;
        }

        string[] aspects = [.. AnswerAspects.All.Where(aspect => !outcome.AgreesIn(aspect.Aspect)).Select(static aspect => aspect.Name)];
        Line($"differs {name}: {string.Join(", ", aspects)}");
        foreach (Difference difference in outcome.Differences)
        {
            Line($"  @ {difference.Where}");
            Lines("  - ", difference.Recorded);
            Lines("  + ", difference.Actual);
        }
    }

    private void Lines(string mark, string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Line(mark + line);
        }
    }

    /// <summary>Recordings hold what endpoints said: it must not steer the terminal. Lines are not wrapped, so that they can be searched.</summary>
    private void Line(string text) => terminal.Output.Profile.Out.Writer.WriteLine(EvidenceText.Show(text));
}
