using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Operations.Clients;

/// <content>Isolating hosts.</content>
public partial class ClientOperations
{
    /// <summary>Isolate one endpoint from the network, all but its way to the server, or release it; the artifact follows from its operating system. Permissions are checked before anything starts. Says verified only when the endpoint itself reported it; an offline endpoint is isolated when it comes back, and not before.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="quarantine">True isolates, false releases.</param>
    /// <param name="message">A message box that the endpoint's user sees; none when absent. An intruder at the screen sees it too.</param>
    /// <param name="setLabel">Also sets the label Quarantine on the client, or removes it, as the GUI does.</param>
    /// <param name="waitSeconds">How long to wait for the endpoint's report, in seconds; 0 returns the flow at once, unverified.</param>
    /// <param name="cancellationToken">Ends the wait; what has started goes on.</param>
    /// <returns>What is known: verified, finding, flow.</returns>
    /// <exception cref="NotFoundException">There is no such client, or the server lacks the artifact.</exception>
    /// <exception cref="InvalidArgumentException">The operating system is not known, or has no such artifact.</exception>
    /// <exception cref="PermissionDeniedException">A permission is missing; nothing was started.</exception>
    [Operation("quarantine_client", Effect.Respond, Needs = Permission.CollectClient | Permission.Execve | Permission.Network | Permission.ReadResults, Verb = "clients quarantine")]
    public virtual Task<QuarantineOutcome> SetQuarantineAsync(
        string clientId,
        bool quarantine = true,
        string? message = null,
        bool setLabel = false,
        [Range(0, 3600)] int waitSeconds = 60,
        CancellationToken cancellationToken = default)
    {
        CheckIsEndpoint(clientId);
        return new HostQuarantine(client, clientId, quarantine).RunAsync(message, setLabel, waitSeconds, cancellationToken);
    }

    /// <summary>Isolates one endpoint from the network, all but its way to the server.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="message">A message box that the endpoint's user sees; none when null.</param>
    /// <param name="setLabel">Whether to set the label Quarantine on the client too, as the GUI does.</param>
    /// <param name="waitSeconds">How long to wait for the endpoint's report, in seconds.</param>
    /// <param name="cancellationToken">Ends the wait; what has started goes on.</param>
    /// <returns>What is known. Only <see cref="QuarantineOutcome.Verified"/> means isolated.</returns>
    /// <exception cref="PermissionDeniedException">A permission is missing; nothing was started.</exception>
    public virtual Task<QuarantineOutcome> QuarantineAsync(string clientId, string? message = null, bool setLabel = false, int waitSeconds = 60, CancellationToken cancellationToken = default) =>
        SetQuarantineAsync(clientId, quarantine: true, message, setLabel, waitSeconds, cancellationToken);

    /// <summary>Releases an endpoint that was isolated.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="message">A message box that the endpoint's user sees; none when null.</param>
    /// <param name="setLabel">Whether to remove the label Quarantine too. It is removed first: while it is there, a monitor may isolate the host again.</param>
    /// <param name="waitSeconds">How long to wait for the endpoint's report, in seconds.</param>
    /// <param name="cancellationToken">Ends the wait; what has started goes on.</param>
    /// <returns>What is known. Only <see cref="QuarantineOutcome.Verified"/> means released.</returns>
    /// <exception cref="PermissionDeniedException">A permission is missing; nothing was started.</exception>
    public virtual Task<QuarantineOutcome> ReleaseAsync(string clientId, string? message = null, bool setLabel = false, int waitSeconds = 60, CancellationToken cancellationToken = default) =>
        SetQuarantineAsync(clientId, quarantine: false, message, setLabel, waitSeconds, cancellationToken);
}
