using Megaraptor.Lab.Faults;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>A query that an operation sent.</summary>
/// <param name="Call">The query.</param>
/// <param name="WasRefused">Whether the Lab refused it before it did anything.</param>
internal sealed record SentCall(LabCall Call, bool WasRefused)
{
    /// <summary>Whether its text changes something, as far as that is known of the functions it calls.</summary>
    internal bool HasEffect => Call.Texts.Any(static text => !IsRehearsal(text) && (EffectAnalysis.Of(VqlSyntax.Parse(text).Script).Effects & ~VqlEffects.Unknown).Changes());

    /// <summary>Whether it is the rehearsal of a deletion.</summary>
    private static bool IsRehearsal(string text) => text.Contains("_delete(", StringComparison.Ordinal) && !text.Contains("really_do_it=TRUE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Equal for two queries that say the same.</summary>
    internal string Content => string.Join('\n', Call.Texts) + '\n' + string.Join('\n', Call.Env.OrderBy(static value => value.Key, StringComparer.Ordinal).Select(static value => $"{value.Key}={value.Value}"));
}
