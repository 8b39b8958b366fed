using System.Text.Json;

namespace Megaraptor.Lab.Verification;

/// <summary>The recorded stream of a <c>watch_monitoring</c>: a JSON array of the messages.</summary>
/// <param name="Artifact">What was watched.</param>
/// <param name="Columns">The columns of its rows.</param>
/// <param name="Rows">The rows as JSON, in order.</param>
internal sealed record RecordedWatch(string Artifact, IReadOnlyList<string> Columns, IReadOnlyList<string> Rows)
{
    /// <summary>Reads a recording.</summary>
    /// <exception cref="FormatException">The text is no recorded watch.</exception>
    public static RecordedWatch Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var rows = new List<string>();
            IReadOnlyList<string> columns = [];
            string artifact = "";
            foreach (JsonElement message in document.RootElement.EnumerateArray())
            {
                if (!message.TryGetProperty("response", out JsonElement response))
                {
                    continue;
                }

                columns = [.. message.GetProperty("columns").EnumerateArray().Select(static column => column.GetString()!)];
                using var part = JsonDocument.Parse(response.GetString()!);
                foreach (JsonElement row in part.RootElement.EnumerateArray())
                {
                    artifact = row.GetProperty("_Source").GetString()!;
                    rows.Add(row.GetRawText());
                }
            }

            return rows.Count > 0 ? new RecordedWatch(artifact, columns, rows) : throw new FormatException("No recorded watch: it has no rows.");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"No recorded watch: {error.Message}", error);
        }
    }
}
