using System.Text;
using System.Text.Json;
using Megaraptor.CommandLine.Formats;
using Megaraptor.Lab.Verification;
using Megaraptor.Sdk.Evidence;

namespace Megaraptor.Cli.Verification;

/// <summary>One object: <c>exchanges</c>, and the numbers of those that <c>agree</c> and <c>differ</c>. It is written as outcomes come.</summary>
internal sealed class JsonVerificationReport : VerificationReport
{
    private readonly Terminal _terminal;
    private readonly MemoryStream _pending = new();
    private readonly Utf8JsonWriter _writer;

    /// <summary>Begins the object.</summary>
    internal JsonVerificationReport(Terminal terminal)
    {
        _terminal = terminal;
        _writer = new Utf8JsonWriter(_pending, new JsonWriterOptions { Encoder = EvidenceEncoder.Instance });
        _writer.WriteStartObject();
        _writer.WriteStartArray("exchanges");
    }

    /// <inheritdoc/>
    internal override void End()
    {
        _writer.WriteEndArray();
        _writer.WriteNumber("agree", Agree);
        _writer.WriteNumber("differ", Differ);
        _writer.WriteEndObject();
        Flush();
        Output.WriteLine();
        Output.Flush();
    }

    /// <inheritdoc/>
    protected override void Write(ExchangeOutcome outcome)
    {
        _writer.WriteStartObject();
        _writer.WriteString("file", outcome.File);
        _writer.WriteString("id", outcome.Id);
        _writer.WriteBoolean("agrees", outcome.Agrees);
        foreach ((string name, AnswerAspect aspect) in AnswerAspects.All)
        {
            _writer.WriteBoolean(name, outcome.AgreesIn(aspect));
        }

        if (outcome.Skipped is { } reason)
        {
            _writer.WriteString("not_repeated", reason);
        }

        _writer.WriteStartArray("differences");
        foreach (Difference difference in outcome.Differences)
        {
            _writer.WriteStartObject();
            _writer.WriteString("where", difference.Where);
            _writer.WriteString("recorded", difference.Recorded);
            _writer.WriteString("actual", difference.Actual);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        Flush();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _writer.Dispose();
            _pending.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private TextWriter Output => _terminal.Output.Profile.Out.Writer;

    private void Flush()
    {
        _writer.Flush();
        Output.Write(Encoding.UTF8.GetString(_pending.GetBuffer(), 0, (int)_pending.Length));
        _pending.SetLength(0);
    }
}
