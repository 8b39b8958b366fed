using Megaraptor.Sdk.Operations.Clients;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>
/// Settles the names of a query that returned nothing. <c>source()</c> and its kin answer a client, flow or artifact that does
/// not exist like one that has no rows: nothing found would be a wrong answer.
/// </summary>
/// <param name="client">The server.</param>
internal sealed class SilentNames(VelociraptorClient client)
{
    /// <summary>Looks up the names that the text tells, and notes those that it does not.</summary>
    /// <param name="query">The VQL that returned no rows.</param>
    /// <param name="env">The values that came with it.</param>
    /// <param name="outcome">Takes the notes.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <returns>A task that ends when the names were settled.</returns>
    /// <exception cref="Errors.NotFoundException">A client, flow or artifact source does not exist.</exception>
    internal async Task SettleAsync(string query, IReadOnlyDictionary<string, string> env, QueryOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (SilentCall call in SilentCalls.Of(VqlSyntax.Parse(query).Script, env))
        {
            switch (call)
            {
                case { ClientId: { } clientId, FlowId: { } flowId }:
                    await new FlowOperations(client).SettleAsync(clientId, flowId, call.Artifact, outcome, cancellationToken).ConfigureAwait(false);
                    break;
                case { ClientId: { } clientId, Plugin: not "clients" }:
                    await new ClientOperations(client).EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    outcome.AddNote($"{call.Plugin}() answers an id or artifact that does not exist with no rows and no word: make sure of the names.");
                    break;
            }
        }
    }
}
