using System.Text.Json;

namespace Megaraptor.Recordings;

/// <summary>One recorded exchange with a real server: a query and everything that was streamed back.</summary>
public sealed record Exchange(string File, string Id, string User, ExchangeRequest Request, IReadOnlyList<ExchangeMessage> Messages, ExchangeStatus Status)
{
    /// <summary>The recording's name as the documents cite it: <c>errors/unknown-org</c>.</summary>
    public string Name => $"{File}/{Id}";

    /// <summary>The log lines that the query caused, without those that every query has.</summary>
    public IEnumerable<string> Logs => Messages
        .Where(static message => message.Log is not null)
        .Select(static message => message.Log!)
        .Where(static log => log != "Starting query execution.\n" && !IsProgress(log));

    /// <summary>The syntax error that the server logged, or null.</summary>
    public string? SyntaxError => Logs.FirstOrDefault(static log => log.StartsWith("VQL Error: ", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static Exchange Read(string file, string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        JsonElement request = root.GetProperty("request");
        return new Exchange(
            file,
            root.GetProperty("id").GetString()!,
            root.TryGetProperty("user", out JsonElement user) ? user.GetString()! : "admin",
            new ExchangeRequest(
                [.. request.GetProperty("vql").EnumerateArray().Select(static vql => vql.GetString()!)],
                request.GetProperty("env").EnumerateObject().ToDictionary(static entry => entry.Name, static entry => entry.Value.GetString()!),
                request.GetProperty("org_id").GetString()!,
                request.GetProperty("max_row").GetUInt64(),
                request.GetProperty("max_wait").GetUInt64(),
                request.GetProperty("timeout").GetUInt64()),
            [.. root.GetProperty("messages").EnumerateArray().Select(ReadMessage)],
            new ExchangeStatus(root.GetProperty("status").GetProperty("code").GetInt32(), root.GetProperty("status").GetProperty("message").GetString()!));
    }

    private static ExchangeMessage ReadMessage(JsonElement message) => message.TryGetProperty("log", out JsonElement log)
        ? new ExchangeMessage(log.GetString(), null, 0, 0, [], null)
        : new ExchangeMessage(
            null,
            message.GetProperty("name").GetString(),
            message.GetProperty("query_id").GetInt64(),
            message.GetProperty("part").GetInt64(),
            [.. message.GetProperty("columns").EnumerateArray().Select(static column => column.GetString()!)],
            message.GetProperty("response").GetString());

    private static bool IsProgress(string log) => log.StartsWith("Time ", StringComparison.Ordinal) && log.Contains(": Sending response part ", StringComparison.Ordinal);
}

/// <summary>What was asked.</summary>
public sealed record ExchangeRequest(IReadOnlyList<string> Vql, IReadOnlyDictionary<string, string> Env, string OrgId, ulong MaxRow, ulong MaxWait, ulong Timeout);

/// <summary>One streamed message: a log, or a part of rows.</summary>
public sealed record ExchangeMessage(string? Log, string? Name, long QueryId, long Part, IReadOnlyList<string> Columns, string? Response);

/// <summary>The gRPC status that ended the stream.</summary>
public sealed record ExchangeStatus(int Code, string Message);
