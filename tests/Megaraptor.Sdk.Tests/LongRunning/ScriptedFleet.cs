using System.Collections.Concurrent;
using System.Text.Json;
using Megaraptor.Lab;
using Megaraptor.Lab.Faults;
using Megaraptor.Lab.Scripting;
using Megaraptor.Sdk.Query;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Sdk.Tests.LongRunning;

/// <summary>A Lab with one host that returns rows, fails, or takes for ever, as is asked; and what was asked of it.</summary>
internal sealed class ScriptedFleet
{
    internal const string Rows = "Custom.Rows";
    internal const string Fails = "Custom.Fails";
    internal const string Endless = "Custom.Endless";

    private const string Definitions = """
        name: Custom.Rows
        parameters:
          - name: Pattern
            type: regex
          - name: When
            type: timestamp
        sources:
          - query: SELECT _value AS Pid, format(format="p%v", args=_value) AS Name FROM range(end=3)
        ---
        name: Custom.Fails
        sources:
          - query: SELECT _value AS Pid, log(message="it broke", level="ERROR") AS L FROM range(end=2)
        ---
        name: Custom.Endless
        sources:
          - query: SELECT sleep(ms=20) AS S FROM range(end=100000)
        """;

    private readonly ConcurrentQueue<string> _queries = new();

    /// <summary>Chooses what goes wrong.</summary>
    internal Func<string, LabFault?> Fault { get; set; } = static _ => null;

    /// <summary>How often a query that holds a text was sent.</summary>
    internal int Count(string text) => _queries.Count(query => query.Contains(text, StringComparison.Ordinal));

    internal Task<LabServer> StartAsync(Action<LabScript> script, CancellationToken cancellationToken) => LabServer.StartAsync(
        lab =>
        {
            foreach (string definition in Definitions.Split("---\n"))
            {
                lab.Artifact(definition);
            }

            script(lab);
        },
        new LabOptions
        {
            Fleet = LabFleet.None,
            Fault = call =>
            {
                _queries.Enqueue(call.Texts[0]);
                return Fault(call.Texts[0]);
            },
        },
        cancellationToken);

    /// <summary>Lets time pass until a task has ended.</summary>
    internal static async Task<T> AdvanceUntilAsync<T>(FakeTimeProvider clock, Task<T> task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(step);
            await Task.WhenAny(task, Task.Delay(5));
        }

        return await task;
    }

    /// <summary>Reads a row of <see cref="Rows"/>.</summary>
    internal static Process Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> part)
    {
        VqlRow row = VqlRow.Read(ref reader, part);
        return new Process(row["Pid"].AsInt64() ?? -1, row["Name"].AsString() ?? "");
    }

    internal sealed record Process(long Pid, string Name);
}
