using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <content>Labels.</content>
public partial class ClientOperations
{
    /// <summary>Add labels to one endpoint or remove them, and read back what it has. Labels select clients for hunts and monitoring.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="labels">The labels. Their case is kept.</param>
    /// <param name="operation">Whether to add or to remove them.</param>
    /// <param name="cancellationToken">Ends the wait; a change that the server has begun stays.</param>
    /// <returns>The labels that the client has now.</returns>
    /// <exception cref="NotFoundException">There is no such client.</exception>
    /// <exception cref="InvalidArgumentException">No label was given, or an empty one.</exception>
    [Operation("label_client", Effect.Annotate, Needs = Permission.LabelClient | Permission.ReadResults, Verb = "clients label")]
    public virtual async Task<ClientLabels> LabelAsync(string clientId, IReadOnlyList<string> labels, LabelChange operation = LabelChange.Add, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0 || labels.Any(string.IsNullOrWhiteSpace))
        {
            throw new InvalidArgumentException("'labels' must hold at least one label, and no empty one.", "Labels are words such as triage or host-isolated.");
        }

        await EnsureExistsAsync(clientId, cancellationToken).ConfigureAwait(false);
        string[] before = await LabelsOfAsync(clientId, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> current = await VerifiedEffect.RunAsync(
            client.Clock,
            $"client {clientId} {(operation == LabelChange.Add ? "has" : "lost")} the labels {string.Join(", ", labels)}",
            async token => await ChangeLabelsAsync(clientId, labels, operation == LabelChange.Add ? "set" : "remove", token).ToListAsync(token).ConfigureAwait(false),
            token => LabelsOfAsync(clientId, token),
            found => labels.All(label => found.Contains(label, StringComparer.OrdinalIgnoreCase) == (operation == LabelChange.Add)),
            cancellationToken).ConfigureAwait(false);
        string[] modified = [.. labels.Where(label => before.Contains(label, StringComparer.OrdinalIgnoreCase) != (operation == LabelChange.Add))];
        return new ClientLabels(clientId, operation, modified, current);
    }

    private async Task<string[]> LabelsOfAsync(string clientId, CancellationToken cancellationToken) =>
        [.. (await ReadLabelsAsync(clientId, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).SelectMany(static row => row.Labels)];

    [Vql("SELECT label(client_id=@clientId, labels=@labels, op=@change) AS changed FROM scope()")]
    private partial VqlRows<LabelAnswer> ChangeLabelsAsync(string clientId, IReadOnlyList<string> labels, string change, CancellationToken cancellationToken);

    [Vql("SELECT labels FROM clients(client_id=@clientId)")]
    private partial VqlRows<LabelRow> ReadLabelsAsync(string clientId, CancellationToken cancellationToken);

    internal sealed record LabelAnswer(VqlValue Changed);

    internal sealed record LabelRow(IReadOnlyList<string> Labels);
}
