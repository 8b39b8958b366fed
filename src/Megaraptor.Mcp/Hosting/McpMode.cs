namespace Megaraptor.Mcp.Hosting;

/// <summary>Which tools a server offers.</summary>
public enum McpMode
{
    /// <summary>Tools that only read.</summary>
    Read,

    /// <summary>Tools with an effect too: collections, hunts, labels, artifacts. The host asks its user before each, by the tools' annotations.</summary>
    Respond,
}
