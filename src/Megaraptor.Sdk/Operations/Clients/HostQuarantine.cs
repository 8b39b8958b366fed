using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.LongRunning;
using Megaraptor.Sdk.Operations.Artifacts;
using Megaraptor.Sdk.Operations.Collections;
using Megaraptor.Sdk.Operations.Effects;
using Megaraptor.Sdk.Operations.Flows;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>Isolates a host, or releases it: settles what can be settled, starts once, follows, and reports what was seen.</summary>
internal sealed class HostQuarantine(VelociraptorClient client, string clientId, bool isQuarantine)
{
    private const string LabelName = "Quarantine";
    private const int MostLogs = 50;

    internal async Task<QuarantineOutcome> RunAsync(string? message, bool setLabel, int waitSeconds, CancellationToken cancellationToken)
    {
        ClientDetails details = await client.Clients.GetAsync(clientId, cancellationToken: cancellationToken).ConfigureAwait(false);
        ArtifactDetails artifact = await client.Artifacts.GetAsync(ArtifactOf(details), cancellationToken).ConfigureAwait(false);
        await CheckPermissionsAsync(artifact, setLabel, cancellationToken).ConfigureAwait(false);

        // While a host that is to be released has the label, a monitor that goes by it may isolate the host again.
        string? label = setLabel && !isQuarantine ? await LabelAsync(cancellationToken).ConfigureAwait(false) : null;
        string flowId = await StartAsync(artifact, message, label, cancellationToken).ConfigureAwait(false);
        var outcome = new QuarantineOutcome
        {
            ClientId = clientId,
            Host = details.OsInfo.Hostname,
            Os = details.OsInfo.System,
            Quarantine = isQuarantine,
            Artifact = artifact.Name,
            FlowId = flowId,
            State = CollectionStatus.Unset.Name,
            Ended = false,
            Verified = false,
            Finding = "",
            Label = label,
        };
        if (setLabel && isQuarantine)
        {
            outcome = outcome with { Label = await TryLabelAsync(cancellationToken).ConfigureAwait(false) };
        }

        outcome = await FollowAsync(outcome, waitSeconds, cancellationToken).ConfigureAwait(false);
        return label is not null && !outcome.Verified
            ? outcome with { Finding = $"{outcome.Finding} Its label {LabelName} is removed already: a search by it does not find this host." }
            : outcome;
    }

    private static string ArtifactOf(ClientDetails details) => details.OsInfo.System switch
    {
        "windows" => "Windows.Remediation.Quarantine",
        "linux" => "Linux.Remediation.Quarantine",
        "darwin" => "MacOS.Remediation.Quarantine",
        "" => throw new InvalidArgumentException(
            $"The server does not know the operating system of {details.ClientId}, so the artifact that isolates it cannot be chosen.",
            "Interrogate it first (interrogate_client); it may be offline since it enrolled."),
        var other => throw new InvalidArgumentException(
            $"There is no artifact that isolates a host of the operating system '{Evidence.EvidenceText.Show(other)}'.",
            "Velociraptor isolates Windows, Linux and macOS. Isolate this host in the network."),
    };

    private Task CheckPermissionsAsync(ArtifactDetails artifact, bool setLabel, CancellationToken cancellationToken)
    {
        List<string> needed = ["READ_RESULTS", "COLLECT_CLIENT", .. artifact.RequiredPermissions];
        if (setLabel)
        {
            needed.Add("LABEL_CLIENT");
        }

        return EffectivePermissions.EnsureAsync(client, needed, isQuarantine ? "isolate this host" : "release this host", cancellationToken);
    }

    private async Task<string> StartAsync(ArtifactDetails artifact, string? message, string? label, CancellationToken cancellationToken)
    {
        try
        {
            return await StartAsync(artifact, message, cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException failure) when (label is not null)
        {
            throw new MegaraptorException(failure.Code, $"{failure.Message} {label}, and the host was not released by this call.", failure.Hint, failure);
        }
    }

    private async Task<string> StartAsync(ArtifactDetails artifact, string? message, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>();
        if (!string.IsNullOrEmpty(message))
        {
            values.Add("MessageBox", message);
        }

        if (!isQuarantine)
        {
            values.Add("RemovePolicy", "Y");
        }

        // An endpoint that is busy must not finish what it does first.
        CollectionOperation started = await client.Collections.CollectAsync(
            clientId,
            [artifact.Name],
            new Dictionary<string, IReadOnlyDictionary<string, string>> { [artifact.Name] = values },
            new CollectionOptions { Urgent = true },
            cancellationToken).ConfigureAwait(false);
        return started.Id;
    }

    private async Task<QuarantineOutcome> FollowAsync(QuarantineOutcome outcome, int waitSeconds, CancellationToken cancellationToken)
    {
        try
        {
            FlowStatus status = await client.Flows.WaitAsync(clientId, outcome.FlowId, waitSeconds, cancellationToken).ConfigureAwait(false);
            outcome = outcome with { State = status.State, Ended = status.Ended };
            IReadOnlyList<VqlRow> rows = [];
            IReadOnlyList<FlowLog> logs = [];
            if (status.Ended)
            {
                CollectionOperation flow = client.Collections.Resume(clientId, outcome.FlowId);
                rows = await flow.GetRowsAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
                logs = await flow.GetLogsAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            }

            (bool isVerified, string finding) = QuarantineEvidence.Judge(status, isQuarantine, rows, logs);
            return outcome with
            {
                Verified = isVerified,
                Finding = finding,
                Rows = rows,
                Logs = [.. logs.Where(static log => log.Level is "ERROR" or "WARN" or "ALERT").Take(MostLogs)],
            };
        }
        catch (MegaraptorException failure)
        {
            // It has started, and may well come to its end: only this look at it failed.
            return outcome with { Finding = $"It has started, and could not be followed: {failure.Message} Look at flow {outcome.FlowId} before you start another." };
        }
    }

    private async Task<string> LabelAsync(CancellationToken cancellationToken)
    {
        await client.Clients.LabelAsync(clientId, [LabelName], isQuarantine ? LabelChange.Add : LabelChange.Remove, cancellationToken).ConfigureAwait(false);
        return isQuarantine ? $"{LabelName} is set" : $"{LabelName} is removed";
    }

    /// <summary>The isolation has started: a label that cannot be set must not hide that.</summary>
    private async Task<string> TryLabelAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LabelAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException failure)
        {
            return $"{LabelName} could not be set: {failure.Message}";
        }
    }
}
