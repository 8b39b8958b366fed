using System.Globalization;

namespace Megaraptor.Vql.Reference;

/// <summary>The version of a Velociraptor server. Compared by its numbers; what follows them, such as <c>-rc1</c>, does not count.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Patch">The third number; 0 when there is none.</param>
public readonly record struct ServerVersion(int Major, int Minor, int Patch) : IComparable<ServerVersion>
{
    /// <summary>The version whose names are known here.</summary>
    public static ServerVersion OfReference { get; } = new(0, 77, 2);

    /// <summary>Whether one version is older than another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when it is.</returns>
    public static bool operator <(ServerVersion left, ServerVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when it is.</returns>
    public static bool operator >(ServerVersion left, ServerVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is not newer than another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when it is not.</returns>
    public static bool operator <=(ServerVersion left, ServerVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is not older than another.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when it is not.</returns>
    public static bool operator >=(ServerVersion left, ServerVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a version as servers write it: <c>0.77.2</c>, <c>0.74</c>, <c>0.75.0-rc1</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <returns>False when the text is no version.</returns>
    public static bool TryParse(string? text, out ServerVersion version)
    {
        version = default;
        string numbers = (text ?? "").TrimStart('v').Split('-', '+', ' ')[0];
        string[] parts = numbers.Split('.');
        if (parts.Length is < 2 or > 4
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int minor))
        {
            return false;
        }

        int patch = 0;
        if (parts.Length > 2 && !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out patch))
        {
            return false;
        }

        version = new ServerVersion(major, minor, patch);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ServerVersion other)
    {
        int order = Major.CompareTo(other.Major);
        order = order != 0 ? order : Minor.CompareTo(other.Minor);
        return order != 0 ? order : Patch.CompareTo(other.Patch);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(Patch == 0 ? (FormattableString)$"{Major}.{Minor}" : $"{Major}.{Minor}.{Patch}");
}
