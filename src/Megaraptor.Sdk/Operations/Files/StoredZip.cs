using System.Globalization;

namespace Megaraptor.Sdk.Operations.Files;

/// <summary>Zips that the server has ready.</summary>
/// <param name="Files">The zips.</param>
internal sealed record StoredZips(IReadOnlyList<ListedZip> Files);

/// <summary>A zip that the server has ready, as it lists it.</summary>
internal sealed record ListedZip(string Name, bool Complete, long Size, string Date);

/// <summary>A zip that the server has ready.</summary>
/// <param name="Components">Its place in the file store.</param>
/// <param name="Listed">How the server lists it; null when it does not.</param>
internal sealed record StoredZip(IReadOnlyList<string> Components, ListedZip? Listed)
{
    private const char Separator = '|';

    /// <summary>Says which zip it is, so that a download of it can go on; null when nothing tells it from another.</summary>
    /// <param name="password">What names its password.</param>
    internal string? Origin(string? password) => Listed is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Listed.Size}{Separator}{Listed.Date}{Separator}{password}{Separator}{string.Join('/', Components)}");

    /// <summary>The zip that an origin names, if the server still has it.</summary>
    internal static StoredZip? Find(string? origin, string? password, IReadOnlyList<ListedZip> ready)
    {
        if (origin?.Split(Separator, 4) is not [_, _, _, var place])
        {
            return null;
        }

        string[] components = place.Split('/');
        var zip = new StoredZip(components, ready.FirstOrDefault(listed => listed.Complete && listed.Name == components[^1]));
        return zip.Origin(password) == origin ? zip : null;
    }
}
