using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Counts collections that have ended for their hunt.</summary>
internal static class HuntTally
{
    /// <summary>Whether a collection brought anything in.</summary>
    public static bool HasResults(FlowContext context) => context.TotalCollectedRows > 0 || context.TotalUploadedFiles > 0;

    /// <summary>Counts one. Hold the hunt's gate.</summary>
    public static void Add(HuntStats stats, FlowContext context)
    {
        stats.TotalFinishedClients++;
        stats.TotalUploadedBytes += context.TotalUploadedBytes;
        stats.TotalCollectedRows += context.TotalCollectedRows;
        if (context.State == FlowState.Error)
        {
            stats.TotalClientsWithErrors++;
        }

        if (HasResults(context))
        {
            stats.TotalClientsWithResults++;
        }
        else
        {
            stats.TotalClientsWithoutResults++;
        }
    }
}
