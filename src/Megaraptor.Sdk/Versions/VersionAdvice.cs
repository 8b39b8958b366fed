using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Sdk.Versions;

/// <summary>Turns "Plugin x not found" of a server that lacks what 0.77.2 has into a failure that names the feature and both versions.</summary>
internal static class VersionAdvice
{
    private const string Tested = "This program is tested on 0.77.2.";

    /// <summary>The failure to throw in place of another one.</summary>
    /// <param name="failure">What the server's words alone mean.</param>
    /// <param name="because">The log line that decided it.</param>
    /// <param name="askVersion">Asks for the server's version.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The better failure; the given one when the words tell of no missing feature, or the version cannot be asked.</returns>
    internal static async ValueTask<MegaraptorException> ImproveAsync(
        MegaraptorException failure,
        VqlLogEntry because,
        Func<CancellationToken, ValueTask<ServerVersion?>> askVersion,
        CancellationToken cancellationToken)
    {
        if (failure is not VqlException vql || MissingFeature.In(because.Text) is not { } missing)
        {
            return failure;
        }

        ServerVersion? server;
        try
        {
            server = await askVersion(cancellationToken).ConfigureAwait(false);
        }
        catch (MegaraptorException)
        {
            // The first failure is the one that counts; without the version it stays as the server worded it.
            return failure;
        }

        return Explain(missing, server, vql.Logs);
    }

    private static UnsupportedFeatureException Explain(MissingFeature missing, ServerVersion? server, IReadOnlyList<VqlLogEntry> logs)
    {
        string answers = server is { } version ? $"this server is {version}" : "this server does not tell its version";
        return (missing.Since, server) switch
        {
            ({ } since, { } old) when old < since =>
                Make($"{missing.Text} came with Velociraptor {since}, and {answers}.", $"Upgrade the server, or do without it. {Tested}"),
            (_, { } enough) when enough >= ServerVersion.OfReference =>
                Make($"The server does not have {missing.Text}, although Velociraptor {ServerVersion.OfReference} has it, and {answers}.", "An administrator may have disabled it (Security.denied_plugins, denied_functions), or a newer version dropped it."),
            ({ } since, _) =>
                Make($"The server does not have {missing.Text}, which came with Velociraptor {since}; {answers}.", $"Upgrade the server, or ask its administrator whether it is disabled. {Tested}"),
            _ => Make($"The server does not have {missing.Text}, which Velociraptor {ServerVersion.OfReference} has; {answers}.", $"Upgrade the server, or ask its administrator whether it is disabled. {Tested}"),
        };

        UnsupportedFeatureException Make(string message, string hint) => new(message, hint, missing.Text, missing.Since, server, logs);
    }
}
