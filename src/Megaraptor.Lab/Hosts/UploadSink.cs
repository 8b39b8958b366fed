using Megaraptor.Lab.Store.Flows;

namespace Megaraptor.Lab.Hosts;

/// <summary>Takes the files that a query brings in, and numbers them.</summary>
/// <param name="take">Keeps a file.</param>
internal sealed class UploadSink(Action<Upload> take)
{
    private long _next;

    /// <summary>Takes a file.</summary>
    /// <returns>Its number within the query.</returns>
    public long Take(Upload upload)
    {
        take(upload);
        return _next++;
    }
}
