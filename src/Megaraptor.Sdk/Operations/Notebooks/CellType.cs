namespace Megaraptor.Sdk.Operations.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellType
{
    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>VQL, which the server carries out.</summary>
    Vql,
}
