using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Operations.Flows;

/// <summary>What a reader of a flow's rows should know of the flow.</summary>
internal static class FlowNotes
{
    internal static void State(FlowHeader flow, QueryOutcome outcome)
    {
        if (flow.IsRunning)
        {
            outcome.AddNote($"The flow is {flow.State}: more rows may come.");
        }
        else if (flow.State == "ERROR")
        {
            outcome.AddNote($"The flow ended with an error ({flow.Status.Trim()}): these are the rows that arrived before.");
        }
    }
}
