using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Megaraptor.Lab.Store;
using Megaraptor.Lab.Store.Clients;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;

namespace Megaraptor.Lab.Scripting;

/// <summary>A client of a scripted Lab.</summary>
public sealed class ScriptedClient
{
    private readonly string _hostname;
    private readonly Dictionary<string, List<ReadOnlyMemory<byte>>> _rows = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private string _system = "linux";
    private bool _isOnline = true;

    internal ScriptedClient(string hostname)
    {
        _hostname = hostname;
        ClientId = "C." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hostname.ToLowerInvariant())).AsSpan(0, 8));
    }

    /// <summary>Its id, which follows from the name of its host: the same in every Lab.</summary>
    public string ClientId { get; }

    /// <summary>Says what an artifact returns here. One finished collection of the artifact is there from the beginning, and new ones return the same, whatever their parameters.</summary>
    /// <param name="source">The artifact, with the name of its source if it has several: <c>Linux.Sys.Pslist</c>, <c>Generic.Client.Info/Users</c>.</param>
    /// <param name="rows">The rows, each a JSON object. None means that nothing is found.</param>
    /// <returns>This client.</returns>
    /// <exception cref="FormatException">A row is no JSON object.</exception>
    [OverloadResolutionPriority(1)]
    public ScriptedClient Returns(string source, params IEnumerable<string> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Returns(source, rows.Select(Row));
    }

    /// <summary>Says what an artifact returns here, by objects of a type of the test's own.</summary>
    /// <typeparam name="T">The type of the rows. Its properties are the columns, in order.</typeparam>
    /// <param name="source">The artifact, with the name of its source if it has several.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="type">How the type is written, from a <c>JsonSerializerContext</c>: that works without reflection, in trimmed and native programs too.</param>
    /// <returns>This client.</returns>
    /// <exception cref="FormatException">The type is not written as a JSON object.</exception>
    public ScriptedClient Returns<T>(string source, IEnumerable<T> rows, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(type);
        return Returns(source, rows.Select(row => Row(JsonSerializer.Serialize(row, type))));
    }

    /// <summary>Says what an artifact returns here, by JSON objects.</summary>
    /// <param name="source">The artifact, with the name of its source if it has several.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>This client.</returns>
    /// <exception cref="FormatException">A row is no JSON object.</exception>
    public ScriptedClient Returns(string source, IEnumerable<JsonNode> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Returns(source, rows.Select(static row => Row(row?.ToJsonString() ?? "null")));
    }

    /// <summary>Says what an artifact returns here, by names and values, for rows without a type of their own.</summary>
    /// <param name="source">The artifact, with the name of its source if it has several.</param>
    /// <param name="rows">
    /// The rows: by the names of the columns a text, number, <c>bool</c>, time, <see cref="Guid"/>, null, bytes (as base64), JSON, or a list or
    /// dictionary of these.
    /// </param>
    /// <returns>This client.</returns>
    /// <exception cref="ArgumentException">A value is of another type.</exception>
    public ScriptedClient Returns(string source, IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Returns(source, rows.Select(ScriptedValue.Encode));
    }

    private ScriptedClient Returns(string source, IEnumerable<ReadOnlyMemory<byte>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        _rows[source] = [.. rows];
        return this;
    }

    /// <summary>Makes it a host of another system.</summary>
    /// <param name="system"><c>linux</c>, <c>windows</c> or <c>darwin</c>.</param>
    /// <returns>This client.</returns>
    public ScriptedClient Runs(string system)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(system);
        _system = system;
        return this;
    }

    /// <summary>Gives it labels.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>This client.</returns>
    public ScriptedClient Labelled(params IEnumerable<string> labels)
    {
        _labels.AddRange(labels);
        return this;
    }

    /// <summary>Takes it off the network: what is collected now waits for it.</summary>
    /// <returns>This client.</returns>
    public ScriptedClient Offline()
    {
        _isOnline = false;
        return this;
    }

    internal void AddTo(Org org, TimeProvider clock)
    {
        // A client that is off the network was not heard of for a day: "online" is what the server judges by the time.
        TimeSpan silence = _isOnline ? TimeSpan.Zero : TimeSpan.FromDays(1);
        var record = new ClientRecord
        {
            ClientId = ClientId,
            FirstSeenAt = clock.Seconds() - (long)silence.TotalSeconds,
            LastSeenAt = clock.Microseconds() - (long)silence.TotalMicroseconds,
            System = new SystemRecord { System = _system, Hostname = _hostname, Fqdn = _hostname },
        };
        record.Labels.AddRange(_labels);
        org.Clients.Add(new Client(record, _isOnline));
        foreach (IGrouping<string, KeyValuePair<string, List<ReadOnlyMemory<byte>>>> artifact in _rows.GroupBy(static source => source.Key.Split('/', 2)[0], StringComparer.Ordinal))
        {
            AddFlow(org, artifact.Key, artifact, clock);
        }
    }

    private void AddFlow(Org org, string artifact, IEnumerable<KeyValuePair<string, List<ReadOnlyMemory<byte>>>> sources, TimeProvider clock)
    {
        long now = clock.Microseconds();
        string flowId = Identifiers.New("F.", clock.GetUtcNow());
        var request = new FlowRequest { Creator = "script", ClientId = ClientId, FlowId = flowId };
        request.Artifacts.Add(artifact);
        var context = new FlowContext { ClientId = ClientId, SessionId = flowId, Request = request, CreateTime = now, StartTime = now, ActiveTime = now, State = FlowState.Finished };
        var flow = new Flow(context);
        foreach ((string source, List<ReadOnlyMemory<byte>> rows) in sources)
        {
            var stored = new GrowingRows();
            rows.ForEach(stored.Add);
            flow.SetResults(source, stored);
            org.Scripted.Add(ClientId, source, stored);
            context.TotalCollectedRows += rows.Count;
            if (rows.Count > 0)
            {
                context.ArtifactsWithResults.Add(source);
            }
        }

        org.Flows.Add(flow);
    }

    private static ReadOnlyMemory<byte> Row(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Compact(document.RootElement)
                : throw new FormatException($"A row is a JSON object, and this is none: {json}");
        }
        catch (JsonException error)
        {
            throw new FormatException($"A row is a JSON object, and this is none: {json}", error);
        }
    }

    /// <summary>A row is kept on one line.</summary>
    private static ReadOnlyMemory<byte> Compact(JsonElement row)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            row.WriteTo(writer);
        }

        return memory.ToArray();
    }
}
