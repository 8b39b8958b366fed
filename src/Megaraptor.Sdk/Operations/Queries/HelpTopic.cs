namespace Megaraptor.Sdk.Operations.Queries;

/// <summary>What help on VQL is about.</summary>
public enum HelpTopic
{
    /// <summary>How a query is written.</summary>
    Syntax,

    /// <summary>The sources of rows.</summary>
    Plugins,

    /// <summary>What makes values.</summary>
    Functions,

    /// <summary>Queries for frequent tasks.</summary>
    Examples,
}
