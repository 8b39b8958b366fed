using System.Text.Encodings.Web;

namespace Megaraptor.CommandLine.Formats;

/// <summary>One JSON array of rows, a row a line; or the one object of a single result.</summary>
internal sealed class JsonSink(Stream output, JavaScriptEncoder encoder) : FormatSink(encoder)
{
    private bool _isArray = true;

    protected override void Finish()
    {
        if (_isArray)
        {
            output.Write(Count == 0 ? "[]\n"u8 : "\n]\n"u8);
        }

        output.Flush();
    }

    protected override void Write(ReadOnlySpan<byte> json, bool isRow)
    {
        _isArray = isRow;
        if (isRow)
        {
            output.Write(Count == 0 ? "[\n"u8 : ",\n"u8);
            output.Write(json);
        }
        else
        {
            output.Write(json);
            output.Write("\n"u8);
        }
    }
}

/// <summary>One JSON object a line, as soon as it arrives.</summary>
internal sealed class JsonLinesSink(Stream output, JavaScriptEncoder encoder) : FormatSink(encoder)
{
    /// <inheritdoc/>
    public override void Pause() => output.Flush();

    protected override void Finish() => output.Flush();

    protected override void Write(ReadOnlySpan<byte> json, bool isRow)
    {
        output.Write(json);
        output.Write("\n"u8);
    }
}
