using Megaraptor.CommandLine.Formats;
using Megaraptor.Sdk;

namespace Megaraptor.CommandLine.Verbs;

/// <summary>Says what is wrong with a configuration although it works, such as a certificate that soon expires.</summary>
public static class ConnectionWarnings
{
    /// <summary>Writes the warnings of a client's configuration to standard error.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="client">The client.</param>
    public static void Write(Terminal terminal, VelociraptorClient client)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(client);
        foreach (string warning in client.Configuration.Warnings)
        {
            FailureText.Line(terminal, "[yellow]warning:[/]", warning);
        }
    }
}
