using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Megaraptor.Sdk.Evidence;

/// <summary>
/// Writes JSON in which invisible and direction-changing characters are seen as <c>\u202E</c> and the like. What comes from
/// an endpoint is untrusted: such characters hide or turn text on a screen and in a model. They are findings, so they are
/// shown and never removed; a JSON parser gives back the original.
/// </summary>
public sealed class EvidenceEncoder : JavaScriptEncoder
{
    private EvidenceEncoder()
    {
    }

    /// <summary>The encoder.</summary>
    public static EvidenceEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 12;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var remaining = new ReadOnlySpan<char>(text, textLength);
        int index = 0;
        while (!remaining.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf16(remaining, out Rune rune, out int consumed);
            if (status != OperationStatus.Done || WillEncode(rune.Value))
            {
                return index;
            }

            index += consumed;
            remaining = remaining[consumed..];
        }

        return -1;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        string? brief = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (brief is not null)
        {
            numberOfCharactersWritten = brief.Length;
            return brief.TryCopyTo(output);
        }

        return EvidenceText.TryWriteEscape(new Rune(unicodeScalar), output, out numberOfCharactersWritten);
    }

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is '"' or '\\' || EvidenceText.IsDeceptive(new Rune(unicodeScalar));
}
