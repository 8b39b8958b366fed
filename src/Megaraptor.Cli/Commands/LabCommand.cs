using System.CommandLine;
using System.Text.Json;
using Megaraptor.Cli.Offline;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;
using Megaraptor.CommandLine.Verbs;
using Megaraptor.Lab;
using Megaraptor.Sdk.Errors;

namespace Megaraptor.Cli.Commands;

/// <summary><c>megaraptor lab serve</c> and <c>lab open</c>: the embedded server for other programs.</summary>
internal static class LabCommand
{
    internal static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "TCP port on the loopback address; any free one when absent.", HelpName = "N" };
        var directory = new Option<string?>("--write-config") { Description = "Where to write api_client.yaml, which holds a private key (mode 0600). A new temporary folder when absent.", HelpName = "DIR" };
        var synthetic = new Option<int?>("--synthetic") { Description = "Serve so many made-up Windows, Linux and macOS hosts, 1 to 1000000, in place of the recorded fleet.", HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = "What the made-up hosts follow from; 1 when absent. The same seed gives the same hosts.", HelpName = "S" };
        var serve = new Command("serve", "Run the embedded server until Ctrl-C. Prints one JSON line with address and configuration when it is ready.") { port, directory, synthetic, seed };
        serve.SetAction((command, token) => CommandRunner.RunAsync(
            terminal,
            () =>
            {
                SyntheticFleet? fleet = Fleet(command.GetValue(synthetic), command.GetValue(seed));
                return ServeAsync(Port(command.GetValue(port)), (number, cancellation) => StartAsync(number, fleet, cancellation), command.GetValue(directory), token);
            },
            token));

        var files = new Argument<string[]>("FILE") { Description = "Zips of offline collectors, or downloads of collections and hunts.", Arity = ArgumentArity.OneOrMore };
        Option<string?> password = EvidenceClientSource.PasswordOption();
        var open = new Command("open", "Serve the evidence in zips until Ctrl-C: each host in them is a client with its collection. Prints one JSON line with address and configuration when it is ready.") { files, port, directory, password };
        open.SetAction((command, token) => CommandRunner.RunAsync(
            terminal,
            () => ServeAsync(
                Port(command.GetValue(port)),
                (number, cancellation) => EvidenceLab.StartAsync(command.GetValue(files)!, command.GetValue(password), number, terminal, cancellation),
                command.GetValue(directory),
                token),
            token));
        return new Command("lab", "An embedded Velociraptor-compatible server: with the fleet of a recorded intrusion, with made-up hosts for load, or with the evidence of zips.") { serve, open, LabVerifyCommand.Create(terminal) };
    }

    private static int Port(int port) => port is < 0 or > 65535
        ? throw new InvalidArgumentException($"--port is {port}.", "Give a port from 1 to 65535, or 0 for any.")
        : port;

    private static SyntheticFleet? Fleet(int? hosts, int? seed) => hosts switch
    {
        null when seed is not null => throw new InvalidArgumentException("--seed is given without --synthetic.", "Add --synthetic N for N made-up hosts; the recorded fleet has no seed."),
        null => null,
        < 1 or > SyntheticFleet.MostHosts => throw new InvalidArgumentException($"--synthetic is {hosts}.", $"Give a number of hosts from 1 to {SyntheticFleet.MostHosts}."),
        { } number => new SyntheticFleet(number, seed ?? 1),
    };

    private static async Task<ExitCode> ServeAsync(int port, Func<int, CancellationToken, Task<LabServer>> start, string? directory, CancellationToken cancellationToken)
    {
        await using LabServer lab = await start(port, cancellationToken).ConfigureAwait(false);
        using var folder = ConfigurationFolder.Create(directory);
        string path = await WriteAsync(lab, folder.Path, cancellationToken).ConfigureAwait(false);
        Ready(lab.Address, path);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the way to end it.
        }

        return ExitCode.Ok;
    }

    private static async Task<LabServer> StartAsync(int port, SyntheticFleet? fleet, CancellationToken cancellationToken)
    {
        try
        {
            return await LabServer.StartAsync(new LabOptions { Port = port, Synthetic = fleet, Fleet = fleet is null ? LabFleet.Investigated : LabFleet.None }, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw new ConfigurationException($"The Lab cannot listen on port {port}: {failure.Message}", "Choose another --port, or none for any free one.", failure);
        }
    }

    private static async Task<string> WriteAsync(LabServer lab, string directory, CancellationToken cancellationToken)
    {
        try
        {
            return await lab.WriteConfigurationAsync(directory, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The configuration cannot be written to {directory}: {failure.Message}", "Choose another --write-config.", failure);
        }
    }

    private static void Ready(string address, string path)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("address", address);
            writer.WriteString("config", path);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        using Stream output = Console.OpenStandardOutput();
        line.WriteTo(output);
        output.Flush();
    }
}
