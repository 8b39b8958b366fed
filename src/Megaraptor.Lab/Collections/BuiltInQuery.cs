using System.Globalization;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>Stands in for a query of the server's own artifacts, whose text is not in the Lab: it returns what was recorded of the host, or fails and says so.</summary>
internal sealed class BuiltInQuery(Org org, Flow flow, CollectorArguments arguments, int index, FlowProgress progress, TimeProvider clock)
{
    private readonly string _artifact = EndpointQuery.ArtifactOf(arguments);

    /// <summary>Runs it.</summary>
    public void Run()
    {
        long start = clock.GetTimestamp();
        progress.Log(index, FlowLogLine.Info, $"Starting query execution for {_artifact}.\n");
        if (Rows() is { } sources)
        {
            foreach ((string source, ReadOnlyMemory<byte>[] rows) in sources.Where(static source => source.Rows.Length > 0))
            {
                progress.AddRows(index, source, rows);
                progress.Log(index, FlowLogLine.Default, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_artifact}: Time 0: {source}: Sending response part 0 {ByteSize.Format(rows.Sum(static row => row.Length + 1L))} ({rows.Length} rows)."));
            }
        }
        else
        {
            progress.Log(index, FlowLogLine.Error, $"The Lab has no recorded rows of {_artifact} on {flow.ClientId} with these parameters\n");
        }

        progress.Log(index, FlowLogLine.Info, $"Collection {_artifact} is done after {GoDuration.Format(clock.GetElapsedTime(start))}\n");
        progress.End(index);
    }

    /// <summary>The recorded rows by source; null when there are none.</summary>
    private IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)>? Rows()
    {
        string[] sources = [.. arguments.Query.Select(static query => query.Name).Where(static name => name.Length > 0)];
        IReadOnlyList<ArtifactSpec> specs = flow.Context.Request!.Specs;
        return org.Scripted.Find(flow.ClientId, _artifact, sources)
            ?? VfsCollection.Rows(org.Hosts.Find(flow.ClientId), sources, arguments.Env)
            ?? VfsDownload.Rows(org.Hosts.Find(flow.ClientId), sources, arguments.Env, upload => progress.AddUpload(index, upload), clock)
            ?? (org.Patterns.FindAmongOthers(flow.ClientId, _artifact, specs, org.Artifacts) is { } pattern
                ? sources.Select(source => (source, pattern.Results(source).Read().ToArray()))
                : null);
    }
}
