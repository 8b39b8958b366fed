using Megaraptor.CommandLine.Formats;
using Megaraptor.Lab;
using Megaraptor.Lab.Offline;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Offline;

/// <summary>A Lab that holds nothing but the evidence of containers.</summary>
internal static class EvidenceLab
{
    /// <summary>Opens the containers.</summary>
    /// <param name="files">The zips.</param>
    /// <param name="passwordFile">The file with the password of locked ones, or null.</param>
    /// <param name="port">The port; 0 for any, null for none.</param>
    /// <param name="terminal">Where a password is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConfigurationException">A container cannot be opened, or the port is taken.</exception>
    internal static async Task<LabServer> StartAsync(IReadOnlyList<string> files, string? passwordFile, int? port, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new LabOptions { Port = port, Fleet = LabFleet.None };
        string? password = null;
        try
        {
            foreach (string file in files)
            {
                bool isLocked = EvidenceContainer.IsLocked(file);
                password ??= isLocked ? ContainerPassword.Find(passwordFile, file, terminal) : null;
                options.Containers.Add(new EvidenceContainer(file, isLocked ? password : null));
            }

            return await LabServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (EvidenceContainerException failure) when (failure.IsPasswordWrong)
        {
            throw new ConfigurationException(failure.Message, $"Type it again, or check --password-file and {ContainerPassword.Variable}. One password opens all zips of a command: open those that have another one on their own.", failure);
        }
        catch (EvidenceContainerException failure)
        {
            throw new ConfigurationException(failure.Message, "Give the zips of an offline collector, or downloads of collections and hunts.", failure);
        }
        catch (IOException failure)
        {
            throw new ConfigurationException($"The evidence cannot be served on port {port}: {failure.Message}", "Choose another --port, or none for any free one.", failure);
        }
    }
}
