using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Evidence;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Operations.Queries;

/// <content>Help on the language, without a server.</content>
public static partial class LanguageOperations
{
    /// <summary>Help on VQL, without a server: how queries are written, which plugins and functions there are, and queries for frequent tasks. With a name, what that plugin, function or accessor of Velociraptor 0.77.2 takes and needs; lookup_vql asks the connected server.</summary>
    /// <param name="topic">syntax, plugins, functions or examples; an overview when absent.</param>
    /// <param name="name">One plugin, function or accessor.</param>
    /// <returns>The page.</returns>
    /// <exception cref="NotFoundException">0.77.2 has no such name.</exception>
    /// <exception cref="InvalidArgumentException">Both were given.</exception>
    [Operation("vql_help", Effect.Read, Verb = "vql help", Title = "VQL help")]
    public static Task<VqlHelp> HelpAsync(HelpTopic? topic = null, string? name = null)
    {
        if (name is null)
        {
            return Task.FromResult(HelpPages.Of(topic));
        }

        if (topic is not null)
        {
            throw new InvalidArgumentException("Give a topic or a name, not both.", "A name alone says all that is known of it.");
        }

        IReadOnlyList<VqlName> found = NameHelp.Find(VqlReference.Default, name);
        return found.Count > 0
            ? Task.FromResult(new VqlHelp(name, [], [], [.. found.Select(NameHelp.Of)]))
            : throw new NotFoundException($"Velociraptor {ServerVersion.OfReference} has no plugin, function or accessor '{EvidenceText.Show(name)}'.", NameHelp.Near(VqlReference.Default, name) ?? "Names are case-sensitive; a newer server may have it: ask lookup_vql.");
    }
}
