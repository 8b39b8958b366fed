namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>The states of a flow, as the server names them.</summary>
internal static class FlowStates
{
    internal const string Finished = "FINISHED";
    internal const string Error = "ERROR";

    /// <summary>Whether a flow in this state will not change any more.</summary>
    internal static bool IsEnd(string state) => state is Finished or Error;
}
