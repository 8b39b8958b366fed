namespace Megaraptor.Lab.Store.Flows;

/// <summary>Makes collections each time they are asked for, always the same, and keeps none.</summary>
internal interface IFlowMaker
{
    /// <summary>Those of a client.</summary>
    IEnumerable<Flow> Of(string clientId);

    /// <summary>One of them; null when there is none.</summary>
    Flow? Find(string clientId, string flowId);

    /// <summary>Makes one no more.</summary>
    /// <returns>Whether it made it.</returns>
    bool Remove(string clientId, string flowId);
}
