using System.Text;

namespace Megaraptor.Lab.Evaluation.Text;

/// <summary>The flags, width and precision between <c>%</c> and the letter of a format.</summary>
internal struct FormatSpec
{
    /// <summary><c>-</c>: pad on the right.</summary>
    public bool Minus { get; set; }

    /// <summary><c>+</c>: always a sign.</summary>
    public bool Plus { get; private set; }

    /// <summary><c>#</c>: the other form.</summary>
    public bool Sharp { get; private set; }

    /// <summary>A blank: leave room for a sign.</summary>
    public bool Space { get; private set; }

    /// <summary><c>0</c>: pad with zeros.</summary>
    public bool Zero { get; private set; }

    /// <summary>The width in characters, if given.</summary>
    public int? Width { get; set; }

    /// <summary>The precision, if given.</summary>
    public int? Precision { get; set; }

    /// <summary>Takes a flag.</summary>
    /// <param name="flag">The character.</param>
    /// <returns>False when it is no flag.</returns>
    public bool TrySetFlag(char flag)
    {
        switch (flag)
        {
            case '-':
                Minus = true;
                return true;
            case '+':
                Plus = true;
                return true;
            case '#':
                Sharp = true;
                return true;
            case ' ':
                Space = true;
                return true;
            case '0':
                Zero = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Pads a text to the width with blanks.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The padded text.</returns>
    public readonly string Pad(string text) => Pad(text, Zero && !Minus ? '0' : ' ');

    /// <summary>Pads a number to the width: zeros go between sign and digits.</summary>
    /// <param name="sign">The sign, or empty.</param>
    /// <param name="digits">The rest.</param>
    /// <returns>The padded number.</returns>
    public readonly string PadNumber(string sign, string digits)
    {
        if (Zero && !Minus && Width is { } width)
        {
            return sign + digits.PadLeft(Math.Max(0, width - sign.Length), '0');
        }

        return Pad(sign + digits, ' ');
    }

    /// <summary>Pads a text to the width with blanks, even where zeros are asked for.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The padded text.</returns>
    public readonly string PadWithBlanks(string text) => Pad(text, ' ');

    private readonly string Pad(string text, char filler)
    {
        int length = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            length++;
        }

        if (Width is not { } width || length >= width)
        {
            return text;
        }

        return Minus ? text + new string(' ', width - length) : new string(filler, width - length) + text;
    }
}
