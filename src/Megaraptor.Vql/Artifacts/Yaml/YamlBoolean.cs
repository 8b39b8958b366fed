namespace Megaraptor.Vql.Artifacts.Yaml;

/// <summary>The words that mean true and false where a boolean is expected; the server takes those of YAML 1.1.</summary>
internal static class YamlBoolean
{
    /// <summary>The meaning of a word that stands without quotes.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The boolean, or null when the word is none.</returns>
    internal static bool? Of(string word) => word switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
        _ => null,
    };
}
