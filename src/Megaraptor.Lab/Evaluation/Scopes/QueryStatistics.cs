namespace Megaraptor.Lab.Evaluation.Scopes;

/// <summary>What the server counts while it runs a query.</summary>
internal sealed class QueryStatistics
{
    /// <summary>Rows that came out of plugins and stored queries.</summary>
    public long RowsScanned { get; set; }

    /// <summary>Calls of plugins.</summary>
    public long PluginsCalled { get; set; }

    /// <summary>Calls of functions, and uses of stored expressions.</summary>
    public long FunctionsCalled { get; set; }

    /// <summary>Scopes made.</summary>
    public long ScopeCopies { get; set; }

    /// <summary>The server's message, which it logs behind a nested query.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $$"""Query Stats: {"RowsScanned":{{RowsScanned}},"PluginsCalled":{{PluginsCalled}},"FunctionsCalled":{{FunctionsCalled}},"ProtocolSearch":0,"ScopeCopy":{{ScopeCopies}}}""";
}
