namespace Megaraptor.Vql.Effects;

/// <summary>Puts effects into words.</summary>
internal static class EffectSentences
{
    private const int MaxNames = 3;

    /// <summary>The effects and what a query with them does, the gravest first.</summary>
    private static readonly (VqlEffects Effect, string Does)[] s_effects =
    [
        (VqlEffects.Unknown, "It may do anything"),
        (VqlEffects.Execute, "It runs or ends programs on the server"),
        (VqlEffects.ActOnEndpoints, "It makes endpoints act"),
        (VqlEffects.Impersonate, "It acts as another user"),
        (VqlEffects.DeleteData, "It deletes what the server keeps"),
        (VqlEffects.ChangeServer, "It changes what the server keeps"),
        (VqlEffects.WriteServerFiles, "It writes files on the server"),
        (VqlEffects.Network, "It connects from the server to other machines"),
        (VqlEffects.ReadSecrets, "It reads secrets of the server"),
        (VqlEffects.ReadServerFiles, "It reads files of the server"),
        (VqlEffects.ReadServerState, "It reads the state of the server"),
        (VqlEffects.ReadResults, "It reads clients, collections and their results"),
    ];

    internal static IReadOnlyList<string> Of(EffectReport report)
    {
        string[] sentences = [.. s_effects.Where(entry => report.Effects.HasFlag(entry.Effect)).Select(entry => Sentence(entry.Effect, entry.Does, report))];
        return sentences.Length == 0 ? ["It computes, and reads and changes nothing."] : sentences;
    }

    /// <summary>A sentence as it stands behind another one's colon or comma.</summary>
    internal static string Inner(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static string Sentence(VqlEffects effect, string does, EffectReport report)
    {
        EffectFinding[] findings = [.. report.Findings.Where(finding => finding.Effects.HasFlag(effect))];
        if (effect == VqlEffects.Unknown)
        {
            string others = findings.Length switch
            {
                1 => "",
                2 => " There is one more such place.",
                _ => $" There are {findings.Length - 1} more such places.",
            };
            return $"{does}: {Inner(findings[0].Reason)}{others}";
        }

        string[] names = [.. findings.Select(static finding => finding.Name).Distinct(StringComparer.Ordinal)];
        string more = (names.Length - MaxNames) switch
        {
            <= 0 => "",
            1 => " and one more",
            _ => $" and {names.Length - MaxNames} more",
        };
        return $"{does}: {string.Join(", ", names.Take(MaxNames))}{more}.";
    }
}
