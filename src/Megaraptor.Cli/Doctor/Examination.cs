using System.Globalization;
using System.Runtime.CompilerServices;
using Megaraptor.CommandLine;
using Megaraptor.Sdk;
using Megaraptor.Sdk.Catalogue;
using Megaraptor.Sdk.Configuration;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Cli.Doctor;

/// <summary>Checks a connection from the file to the server's clock, in the order in which things can fail; stops where nothing further can be known.</summary>
internal sealed class Examination(Func<CancellationToken, ValueTask<VelociraptorClient>> connect, TimeProvider clock)
{
    private const string TestedVersion = "0.77.2";
    private const int OldestMinor = 72;
    private static readonly TimeSpan s_tolerableSkew = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_warningPeriod = TimeSpan.FromDays(30);

    internal async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (VelociraptorClient? client, Finding? failure) = await ConfigureAsync(cancellationToken).ConfigureAwait(false);
        if (client is null)
        {
            yield return failure!;
            yield break;
        }

        foreach (Finding finding in Configuration(client.Configuration))
        {
            yield return finding;
        }

        Finding reached = await ReachAsync(client, cancellationToken).ConfigureAwait(false);
        yield return reached;
        if (reached.Outcome == Outcome.Failed)
        {
            yield break;
        }

        (VqlRow? row, Finding identity) = await IdentifyAsync(client, cancellationToken).ConfigureAwait(false);
        yield return identity;
        if (row is null)
        {
            yield break;
        }

        yield return await PermitAsync(client, cancellationToken).ConfigureAwait(false);
        yield return Version(row["version"].AsString());
        yield return Clock(row["now"].AsInt64());
    }

    private async Task<(VelociraptorClient? Client, Finding? Failure)> ConfigureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await connect(cancellationToken).ConfigureAwait(false), null);
        }
        catch (MegaraptorException failure)
        {
            return (null, Failed("configuration", failure));
        }
    }

    private IEnumerable<Finding> Configuration(ApiClientConfiguration configuration)
    {
        yield return new Finding("configuration", Outcome.Ok, $"{configuration.Source}: address {configuration.Address}, keys and certificates belong together");
        foreach (string warning in configuration.Warnings)
        {
            yield return new Finding("configuration", Outcome.Warning, warning);
        }

        var end = new DateTimeOffset(configuration.ClientCertificate.NotAfter);
        int days = (int)(end - clock.GetUtcNow()).TotalDays;
        string until = string.Create(CultureInfo.InvariantCulture, $"of '{configuration.Identity}', valid until {end.UtcDateTime:yyyy-MM-dd} ({days} days)");
        yield return end - clock.GetUtcNow() < s_warningPeriod
            ? new Finding("certificate", Outcome.Warning, until, "Have a new one made on the server: velociraptor config api_client.")
            : new Finding("certificate", Outcome.Ok, until);
    }

    private static async Task<Finding> ReachAsync(VelociraptorClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.WithTimeout(TimeSpan.FromSeconds(10)).CheckAsync(cancellationToken).ConfigureAwait(false);
            return new Finding("connection", Outcome.Ok, $"TLS 1.3 with '{client.Configuration.PinnedServerName}', certificates accepted on both sides");
        }
        catch (MegaraptorException failure)
        {
            return Failed(failure.Code == MegaraptorErrorCode.Tls ? "tls" : "connection", failure);
        }
    }

    private static async Task<(VqlRow? Row, Finding Finding)> IdentifyAsync(VelociraptorClient client, CancellationToken cancellationToken)
    {
        try
        {
            var query = VqlQuery.Raw("SELECT whoami() AS user, now() AS now, config.server_version.version AS version FROM scope()", "doctor_identity");
            VqlRow row = (await client.Query(query, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false))[0];
            return (row, new Finding("identity", Outcome.Ok, $"the server knows '{row["user"]}' and lets it query"));
        }
        catch (MegaraptorException failure)
        {
            return (null, Failed("identity", failure));
        }
    }

    private static async Task<Finding> PermitAsync(VelociraptorClient client, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<string> held = (await client.Server.InfoAsync(cancellationToken).ConfigureAwait(false)).Permissions;
            string detail = held.Count == 0 ? "none" : string.Join(", ", held);
            return held.Contains("read_results") || held.Contains("super_user")
                ? new Finding("permissions", Outcome.Ok, detail)
                : new Finding("permissions", Outcome.Warning, detail, $"Without {PermissionNames.Of(Permission.ReadResults)[0]} most operations are denied: ask for the role api, analyst or investigator.");
        }
        catch (MegaraptorException failure)
        {
            return new Finding("permissions", Outcome.Warning, $"they cannot be read: {failure.Message}", failure.Hint);
        }
    }

    private static Finding Version(string? version)
    {
        if (string.IsNullOrEmpty(version))
        {
            return new Finding("version", Outcome.Warning, "the server does not tell its version", $"Operations are tested with {TestedVersion}.");
        }

        bool isOld = version.Split('.') is ["0", var minor, ..] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < OldestMinor;
        return isOld
            ? new Finding("version", Outcome.Warning, $"Velociraptor {version}", $"Versions before 0.{OldestMinor} lack plugins that operations use: upgrade the server. Tested: {TestedVersion}.")
            : new Finding("version", Outcome.Ok, version == TestedVersion ? $"Velociraptor {version}" : $"Velociraptor {version}; operations are tested with {TestedVersion}");
    }

    private Finding Clock(long? seconds)
    {
        if (seconds is not { } value)
        {
            return new Finding("clock", Outcome.Warning, "the server does not tell its time");
        }

        TimeSpan skew = (DateTimeOffset.FromUnixTimeSeconds(value) - clock.GetUtcNow()).Duration();
        string detail = string.Create(CultureInfo.InvariantCulture, $"server and this machine are {skew.TotalSeconds:0} s apart");
        return skew <= s_tolerableSkew
            ? new Finding("clock", Outcome.Ok, detail)
            : new Finding("clock", Outcome.Warning, detail, "Correct the clocks (NTP): certificates and time windows depend on them.");
    }

    private static Finding Failed(string check, MegaraptorException failure) =>
        new(check, Outcome.Failed, failure.Message, failure.Hint, ExitCodes.Of(failure));
}
