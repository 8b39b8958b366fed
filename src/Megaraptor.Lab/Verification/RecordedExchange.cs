using System.Text.Json;

namespace Megaraptor.Lab.Verification;

/// <summary>One recorded exchange with a server: what was asked, and all that came back.</summary>
internal sealed record RecordedExchange
{
    /// <summary>Its id in its file.</summary>
    public required string Id { get; init; }

    /// <summary>The key that asked; <c>admin</c> unless the file says otherwise.</summary>
    public required string User { get; init; }

    /// <summary>The status that ended it.</summary>
    public required int Code { get; init; }

    /// <summary>The status's text.</summary>
    public required string Message { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The query, if it is one.</summary>
    public RecordedQuery? Query { get; init; }

    /// <summary>What a query streamed back.</summary>
    public IReadOnlyList<StreamedMessage> Messages { get; init; } = [];

    /// <summary>The read of a file, if it is one.</summary>
    public RecordedRead? Read { get; init; }

    /// <summary>The publishing of events, if it is one.</summary>
    public RecordedPush? Push { get; init; }

    /// <summary>Why the exchange cannot be repeated; null when it can.</summary>
    public string? Unsupported { get; init; }

    /// <summary>Reads a line of a recording.</summary>
    /// <exception cref="FormatException">The line is no exchange.</exception>
    public static RecordedExchange Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Parse(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"No recorded exchange: {error.Message}", error);
        }
    }

    private static RecordedExchange Parse(JsonElement root)
    {
        JsonElement status = root.TryGetProperty("status", out JsonElement own) ? own : root;
        var exchange = new RecordedExchange
        {
            Id = root.GetProperty("id").GetString()!,
            User = root.TryGetProperty("user", out JsonElement user) ? user.GetString()! : "admin",
            Code = status.TryGetProperty("code", out JsonElement code) ? code.GetInt32() : 0,
            Message = status.TryGetProperty("message", out JsonElement message) ? message.GetString()! : "",
            Seconds = root.TryGetProperty("seconds", out JsonElement seconds) ? seconds.GetDouble() : 0,
        };
        if (root.TryGetProperty("components", out JsonElement components))
        {
            return exchange with { Read = RecordedRead.Parse(root, components) };
        }

        JsonElement request = root.GetProperty("request");
        if (request.TryGetProperty("rpc", out JsonElement rpc) && rpc.GetString() == "PushEvents")
        {
            return exchange with { Push = RecordedPush.Parse(request) };
        }

        if (!request.TryGetProperty("vql", out JsonElement vql))
        {
            return exchange with { Unsupported = "it is no query and no read of a file" };
        }

        return exchange with
        {
            Query = RecordedQuery.Parse(request, vql, root),
            Messages = [.. root.GetProperty("messages").EnumerateArray().Select(StreamedMessage.Parse)],
        };
    }
}

/// <summary>What was published.</summary>
/// <param name="Artifact">The artifact whose events they are.</param>
/// <param name="Rows">The rows, one a line; empty when the recording does not show them.</param>
internal sealed record RecordedPush(string Artifact, string Rows)
{
    internal static RecordedPush Parse(JsonElement request) => new(
        request.GetProperty("artifact").GetString()!,
        request.TryGetProperty("jsonl", out JsonElement rows) ? rows.GetString()! : "");
}

/// <summary>What was asked by a query.</summary>
/// <param name="Texts">The VQL texts with their names.</param>
/// <param name="Environment">The variables.</param>
/// <param name="OrgId">The org.</param>
/// <param name="MaxRow">Rows a part.</param>
/// <param name="MaxWait">Seconds that a part waits.</param>
/// <param name="Timeout">Seconds until the server gives up; 0 for never.</param>
internal sealed record RecordedQuery(
    IReadOnlyList<(string Name, string Vql)> Texts,
    IReadOnlyList<KeyValuePair<string, string>> Environment,
    string OrgId,
    ulong MaxRow,
    ulong MaxWait,
    ulong Timeout)
{
    internal static RecordedQuery Parse(JsonElement request, JsonElement vql, JsonElement root)
    {
        string[] texts = [.. vql.EnumerateArray().Select(static text => text.GetString()!)];
        string[] names = Names(root, texts.Length);
        return new RecordedQuery(
            [.. names.Zip(texts)],
            [.. request.GetProperty("env").EnumerateObject().Select(static variable => KeyValuePair.Create(variable.Name, variable.Value.GetString()!))],
            request.GetProperty("org_id").GetString()!,
            request.GetProperty("max_row").GetUInt64(),
            request.GetProperty("max_wait").GetUInt64(),
            request.GetProperty("timeout").GetUInt64());
    }

    /// <summary>A recording keeps the names with the answers only. Texts that answered nothing get names of their own.</summary>
    private static string[] Names(JsonElement root, int count)
    {
        var parts = root.GetProperty("messages").EnumerateArray()
            .Where(static message => message.TryGetProperty("name", out _))
            .Select(static message => (Name: message.GetProperty("name").GetString()!, QueryId: message.GetProperty("query_id").GetInt64(), Part: message.GetProperty("part").GetInt64()))
            .ToArray();
        var runs = new List<string>();
        for (int i = 0; i < parts.Length; i++)
        {
            // A text begins where the name changes, or where its statements are counted from the beginning again.
            bool continues = i > 0 && parts[i].Name == parts[i - 1].Name
                && (parts[i].QueryId > parts[i - 1].QueryId || (parts[i].QueryId == parts[i - 1].QueryId && parts[i].Part > parts[i - 1].Part));
            if (!continues)
            {
                runs.Add(parts[i].Name);
            }
        }

        string[] names = [.. Enumerable.Range(0, count).Select(static index => $"q{index}")];
        int silent = count - runs.Count;

        // Texts without an answer are definitions, which come before what uses them, or stand behind a syntax error, which ends everything.
        bool failed = root.GetProperty("messages").EnumerateArray().Any(static message =>
            message.TryGetProperty("log", out JsonElement log) && log.GetString()!.StartsWith("VQL Error: ", StringComparison.Ordinal));
        for (int i = 0; i < runs.Count && silent >= 0; i++)
        {
            names[failed ? i : silent + i] = runs[i];
        }

        return names;
    }
}

/// <summary>A log, or a part of rows, as it was streamed.</summary>
/// <param name="Log">The log's text; null for a part.</param>
/// <param name="Name">The name of the text that the part answers.</param>
/// <param name="QueryId">The statement that it answers.</param>
/// <param name="Part">The part's number.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Response">Its rows, a JSON array.</param>
internal sealed record StreamedMessage(string? Log, string Name, long QueryId, long Part, IReadOnlyList<string> Columns, string Response)
{
    internal static StreamedMessage OfLog(string text) => new(text, "", 0, 0, [], "");

    internal static StreamedMessage Parse(JsonElement message) => message.TryGetProperty("log", out JsonElement log)
        ? OfLog(log.GetString()!)
        : new StreamedMessage(
            null,
            message.GetProperty("name").GetString()!,
            message.GetProperty("query_id").GetInt64(),
            message.GetProperty("part").GetInt64(),
            [.. message.GetProperty("columns").EnumerateArray().Select(static column => column.GetString()!)],
            message.GetProperty("response").GetString()!);
}

/// <summary>A read of a file.</summary>
/// <param name="Components">The file's path.</param>
/// <param name="Offset">Where the read began.</param>
/// <param name="Length">How much was asked for.</param>
/// <param name="Bytes">How much came.</param>
/// <param name="Head">The first bytes that came.</param>
internal sealed record RecordedRead(IReadOnlyList<string> Components, ulong Offset, uint Length, int Bytes, byte[] Head)
{
    internal static RecordedRead Parse(JsonElement root, JsonElement components) => new(
        [.. components.EnumerateArray().Select(static component => component.GetString()!)],
        root.TryGetProperty("offset", out JsonElement offset) ? offset.GetUInt64() : 0,
        root.TryGetProperty("length", out JsonElement length) ? length.GetUInt32() : 1024,
        root.TryGetProperty("bytes", out JsonElement bytes) ? bytes.GetInt32() : 0,
        root.TryGetProperty("head", out JsonElement head) ? head.GetBytesFromBase64() : []);
}
