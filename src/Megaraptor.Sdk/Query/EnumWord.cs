using System.Globalization;
using System.Text;

namespace Megaraptor.Sdk.Query;

/// <summary>Members of enumerations as the words of the server and of the surfaces: <c>DarkBlue</c> is <c>dark_blue</c>. The generator makes the same words.</summary>
internal static class EnumWord
{
    /// <summary>The word of a member.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is no member.</exception>
    internal static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, $"It is no member of {typeof(T).Name}.");
        var word = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            bool startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            word.Append(startsWord && name[i - 1] != '_' ? "_" : "").Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
        }

        return word.ToString();
    }
}
