using Megaraptor.Lab.Faults;
using Megaraptor.Vql.Effects;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Tests.Matrix;

/// <summary>A query that an operation sent.</summary>
/// <param name="Call">The query.</param>
/// <param name="WasRefused">Whether the Lab refused it before it did anything.</param>
internal sealed record SentCall(LabCall Call, bool WasRefused)
{
    /// <summary>Whether its text does more than read.</summary>
    internal bool HasEffect => Call.Texts.Any(static text => ReadGate.FirstRefusal(VqlSyntax.Parse(text).Script) is not null);

    /// <summary>Equal for two queries that say the same.</summary>
    internal string Content => string.Join('\n', Call.Texts) + '\n' + string.Join('\n', Call.Env.OrderBy(static value => value.Key, StringComparer.Ordinal).Select(static value => $"{value.Key}={value.Value}"));
}
