using System.Globalization;

namespace Megaraptor.Lab.Service;

/// <summary>Sizes as the server writes them into its logs: <c>515 B</c>, <c>2.5 kB</c>, <c>12 MB</c>.</summary>
internal static class ByteSize
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>The size in units of powers of 1000; below ten of a unit with one decimal.</summary>
    public static string Format(long bytes)
    {
        if (bytes < 10)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        }

        int unit = 0;
        double scale = 1;
        while (unit < s_units.Length - 1 && bytes >= scale * 1000)
        {
            scale *= 1000;
            unit++;
        }

        double value = Math.Floor((bytes / scale * 10) + 0.5) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(value < 10 ? "F1" : "F0", CultureInfo.InvariantCulture)} {s_units[unit]}");
    }
}
