namespace Megaraptor.Sdk.Operations.Clients;

/// <summary>What is done with labels.</summary>
public enum LabelChange
{
    /// <summary>They are added to those the client has.</summary>
    Add,

    /// <summary>They are taken away from it.</summary>
    Remove,
}
