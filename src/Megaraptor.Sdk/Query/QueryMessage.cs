namespace Megaraptor.Sdk.Query;

/// <summary>One message of a query's stream: a log line, or a part of rows.</summary>
/// <param name="Log">The log line; null for a part.</param>
/// <param name="Columns">The columns of the part's first row.</param>
/// <param name="Rows">The JSON array of the part's rows.</param>
internal readonly record struct QueryMessage(string? Log, IReadOnlyList<string> Columns, ReadOnlyMemory<byte> Rows);
