using System.Globalization;
using System.Text.RegularExpressions;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>A semantic version, which compares with others and with texts that are versions.</summary>
internal sealed partial class SemanticVersion : VqlObject
{
    private readonly VqlDict _members;
    private readonly (ulong Major, ulong Minor, ulong Patch) _numbers;
    private readonly string[] _prerelease;

    private SemanticVersion(ulong major, ulong minor, ulong patch, string prerelease, string metadata)
    {
        _numbers = (major, minor, patch);
        _prerelease = prerelease.Length == 0 ? [] : prerelease.Split('.');
        string text = $"{major}.{minor}.{patch}{(prerelease.Length > 0 ? "-" : string.Empty)}{prerelease}{(metadata.Length > 0 ? "+" : string.Empty)}{metadata}";
        _members = new VqlDict(5)
            .Set("Major", major)
            .Set("Minor", minor)
            .Set("Patch", patch)
            .Set("Prerelease", prerelease)
            .Set("Version", text);
    }

    /// <inheritdoc/>
    public override string TypeName => "*functions.SemverResult";

    /// <inheritdoc/>
    public override IEnumerable<string> MemberNames => _members.Keys;

    /// <summary>Reads a version. The numbers behind the first may be left out.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The version, or null when the text is none.</returns>
    public static SemanticVersion? Parse(string text)
    {
        Match match = Shape().Match(text);
        return match.Success
            && TryNumber(match.Groups["major"], out ulong major)
            && TryNumber(match.Groups["minor"], out ulong minor)
            && TryNumber(match.Groups["patch"], out ulong patch)
            && match.Groups["prerelease"].Value.Split('.').All(static part => part.Length < 2 || part[0] != '0' || !part.All(char.IsAsciiDigit))
                ? new SemanticVersion(major, minor, patch, match.Groups["prerelease"].Value, match.Groups["metadata"].Value)
                : null;
    }

    /// <summary>Compares two values of which one is a version and the other one too, or a text that is one.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <param name="order">Below 0, 0 or above 0.</param>
    /// <returns>False for other values.</returns>
    public static bool TryCompare(object? left, object? right, out int order)
    {
        order = 0;
        if ((left is not SemanticVersion && right is not SemanticVersion) || From(left) is not { } first || From(right) is not { } second)
        {
            return false;
        }

        order = first._numbers.CompareTo(second._numbers);
        order = order != 0 ? order : ComparePrereleases(first._prerelease, second._prerelease);
        return true;
    }

    /// <inheritdoc/>
    public override Lookup TryGetMember(Scope scope, string name, out object? value) =>
        _members.TryGet(name, out value) ? Lookup.Found : Lookup.Default;

    /// <inheritdoc/>
    public override object? ToJson(Scope scope) => _members;

    /// <inheritdoc/>
    public override string ToString() => (string)_members["Version"]!;

    /// <summary>A version without a prerelease comes behind those with one; numbers come before words.</summary>
    private static int ComparePrereleases(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            bool leftIsNumber = ulong.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out ulong leftNumber);
            bool rightIsNumber = ulong.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out ulong rightNumber);
            int order = (leftIsNumber, rightIsNumber) switch
            {
                (true, true) => leftNumber.CompareTo(rightNumber),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left[i], right[i]),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    private static SemanticVersion? From(object? value) => value switch
    {
        SemanticVersion version => version,
        string text => Parse(text),
        _ => null,
    };

    private static bool TryNumber(Group group, out ulong number)
    {
        number = 0;
        return !group.Success || ulong.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(
        @"^v?(?<major>[0-9]+)(\.(?<minor>[0-9]+))?(\.(?<patch>[0-9]+))?(-(?<prerelease>[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?(\+(?<metadata>[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial System.Text.RegularExpressions.Regex Shape();
}
