using System.CommandLine;
using Megaraptor.CommandLine.Formats;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>The options that every verb has.</summary>
public sealed class CommonOptions
{
    /// <summary>How rows are written.</summary>
    public Option<OutputFormat> Format { get; } = new("--format")
    {
        Description = "How rows are written to standard output; table by default. Notes, logs and failures go to standard error.",
        HelpName = "table|json|jsonl|csv",
    };

    /// <summary>Does what has an effect without asking.</summary>
    public Option<bool> Yes { get; } = new("--yes") { Description = "Do it without asking. Needed where nobody can be asked; a rehearsal needs it nowhere." };
}
