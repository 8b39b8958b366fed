using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Versions;

/// <summary>A name or argument that the server says it does not have, although 0.77.2 has it.</summary>
/// <param name="Kind">What the name is.</param>
/// <param name="Name">The plugin or function.</param>
/// <param name="Argument">The argument, or null when the name itself is missing.</param>
internal sealed record MissingFeature(VqlNameKind Kind, string Name, string? Argument)
{
    /// <summary>As it is written in a query.</summary>
    internal string Text => Argument is null ? $"{Name}()" : $"{Name}({Argument}=)";

    internal ServerVersion? Since => (Argument is null ? null : FirstVersions.Of(Kind, Name, Argument)) ?? FirstVersions.Of(Kind, Name);

    /// <summary>Reads the server's words; null when they tell of nothing that 0.77.2 has.</summary>
    internal static MissingFeature? In(string text) => LogText.Message(text).Split(' ') switch
    {
        ["Plugin", var name, "not", ['f', 'o', 'u', 'n', 'd', ..], ..] => Named(VqlNameKind.Plugin, name),
        ["Symbol", var name, "not", ['f', 'o', 'u', 'n', 'd', ..], ..] => Named(VqlNameKind.Function, name),
        [var speaker, "Unexpected", "arg", var argument] => Taking(speaker.TrimEnd(':'), argument),
        _ => null,
    };

    private static MissingFeature? Named(VqlNameKind kind, string name) =>
        VqlReference.Default.Find(kind, name) is null ? null : new MissingFeature(kind, name, null);

    private static MissingFeature? Taking(string name, string argument) =>
        ((VqlNameKind[])[VqlNameKind.Function, VqlNameKind.Plugin])
            .Where(kind => VqlReference.Default.Find(kind, name)?.Argument(argument) is not null)
            .Select(kind => new MissingFeature(kind, name, argument))
            .FirstOrDefault();
}
