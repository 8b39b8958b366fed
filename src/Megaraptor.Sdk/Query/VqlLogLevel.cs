namespace Megaraptor.Sdk.Query;

/// <summary>The level of a query's log line, from the prefix that the server puts before the text.</summary>
public enum VqlLogLevel
{
    /// <summary>No prefix, or <c>DEFAULT:</c>. Many failures have this level.</summary>
    Default,

    /// <summary><c>DEBUG:</c></summary>
    Debug,

    /// <summary><c>INFO:</c></summary>
    Info,

    /// <summary><c>WARN:</c></summary>
    Warn,

    /// <summary><c>ERROR:</c></summary>
    Error,

    /// <summary><c>ALERT:</c></summary>
    Alert,
}
