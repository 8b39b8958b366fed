using System.Buffers.Text;
using System.Text.Json;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Results;

/// <summary>What is known of a column after all rows were seen.</summary>
/// <param name="name">Its name.</param>
internal sealed class ExportColumn(string name)
{
    private const long LastExact = 1L << 53;

    private bool _hasText;
    private bool _hasFlag;
    private bool _hasInteger;
    private bool _hasLargeInteger;
    private bool _hasFraction;

    /// <summary>Its name.</summary>
    internal string Name { get; } = name;

    /// <summary>The one kind of all of its values; text when they are of several.</summary>
    internal ExportKind Kind => (_hasText, _hasFlag, _hasInteger || _hasFraction) switch
    {
        (false, true, false) => ExportKind.Flag,
        (false, false, true) when !_hasFraction => ExportKind.Integer,

        // A float would round an integer beyond 2^53.
        (false, false, true) when !_hasLargeInteger => ExportKind.Number,
        _ => ExportKind.Text,
    };

    /// <summary>Takes a value into account.</summary>
    internal void See(VqlValue value)
    {
        switch (value.Kind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.True or JsonValueKind.False:
                _hasFlag = true;
                break;
            case JsonValueKind.Number:
                See(value.Json.Span);
                break;
            default:
                _hasText = true;
                break;
        }
    }

    /// <summary>A number's text decides: an integer that fits neither 64 bits nor a float stays exact as text.</summary>
    private void See(ReadOnlySpan<byte> number)
    {
        if (Utf8Parser.TryParse(number, out long integer, out int length) && length == number.Length)
        {
            _hasInteger = true;
            _hasLargeInteger |= integer is > LastExact or < -LastExact;
        }
        else if (number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            _hasFraction = true;
        }
        else
        {
            _hasText = true;
        }
    }
}
