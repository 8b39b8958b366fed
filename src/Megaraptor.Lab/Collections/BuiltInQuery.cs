using System.Globalization;
using System.Text;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Service;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Store.Rows;
using Megaraptor.Lab.Synthetic;

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
        if (FlowLogLine.Throttle(arguments.CpuLimit) is { } throttle)
        {
            progress.Log(index, FlowLogLine.Default, throttle);
        }

        int count = 0;
        if (Rows() is { } sources)
        {
            foreach ((string source, ReadOnlyMemory<byte>[] rows) in sources.Where(static source => source.Rows.Length > 0))
            {
                count += rows.Length;
                progress.AddRows(index, source, rows);
                progress.Log(index, FlowLogLine.Default, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_artifact}: Time 0: {source}: Sending response part 0 {ByteSize.Format(rows.Sum(static row => row.Length + 1L))} ({rows.Length} rows)."));
            }

            if (count == 0 && IsSkipped())
            {
                progress.Log(index, FlowLogLine.Info, FlowLogLine.Skipped(_artifact));
            }
        }
        else if (IsForAnotherSystem())
        {
            progress.Log(index, FlowLogLine.Info, FlowLogLine.Skipped(_artifact));
        }
        else if (org.Synthetic?.HostOf(flow.ClientId) is { } host)
        {
            RunOn(host);
        }
        else
        {
            progress.Log(index, FlowLogLine.Error, $"The Lab has no recorded rows of {_artifact} on {flow.ClientId} with these parameters\n");
        }

        progress.Log(index, FlowLogLine.Info, $"Collection {_artifact} is done after {GoDuration.Format(clock.GetElapsedTime(start))}\n");
        progress.Log(index, FlowLogLine.Debug, $"{new QueryStatistics { RowsScanned = count, PluginsCalled = 1 }}\n");
        progress.End(index);
    }

    /// <summary>The rows of a synthetic host stay where they are made, for they may be many.</summary>
    private void RunOn(SyntheticHost host)
    {
        if (SyntheticArtifacts.Find(host, _artifact, Sources(), Parameters(), out string reason) is not { } sources)
        {
            progress.Log(index, FlowLogLine.Error, reason + "\n");
            return;
        }

        foreach ((string source, RowSet rows) in sources.Where(static source => source.Rows.Count > 0))
        {
            progress.SetRows(index, source, rows);
            progress.Log(index, FlowLogLine.Default, string.Create(CultureInfo.InvariantCulture, $"{_artifact}: Time 0: {source}: Sending response part 0 ({rows.Count} rows)."));
        }
    }

    private string[] Sources() => [.. arguments.Query.Select(static query => query.Name).Where(static name => name.Length > 0)];

    /// <summary>The parameters that are not at their defaults.</summary>
    private Dictionary<string, string> Parameters() => ParameterDefaults.Without(org.Artifacts, flow.Context.Request!.Specs)
        .Where(spec => spec.Artifact == _artifact)
        .SelectMany(static spec => spec.Parameters?.Env ?? [])
        .GroupBy(static entry => entry.Key, StringComparer.Ordinal)
        .ToDictionary(static entry => entry.Key, static entry => entry.Last().Value, StringComparer.Ordinal);

    /// <summary>The recorded rows by source; null when there are none.</summary>
    private IEnumerable<(string Source, ReadOnlyMemory<byte>[] Rows)>? Rows()
    {
        string[] sources = Sources();
        return org.Scripted.Find(flow.ClientId, _artifact, sources)
            ?? VfsCollection.Rows(org.Hosts.Find(flow.ClientId), sources, arguments.Env)
            ?? VfsDownload.Rows(org.Hosts.Find(flow.ClientId), sources, arguments.Env, upload => progress.AddUpload(index, upload), clock)
            ?? (Pattern() is { } pattern ? sources.Select(source => (source, pattern.Results(source).Read().ToArray())) : null);
    }

    /// <summary>What was recorded of another host; a synthetic one has rows of its own.</summary>
    private Flow? Pattern() => org.Synthetic?.HostOf(flow.ClientId) is not null ? null : org.Patterns.FindAmongOthers(flow.ClientId, _artifact, flow.Context.Request!.Specs, org.Artifacts);

    /// <summary>Whether the recorded collection skipped queries of the artifact, and then this one, which has no rows.</summary>
    private bool IsSkipped()
    {
        byte[] skipped = Encoding.UTF8.GetBytes($"{_artifact}: Skipping query due to preconditions");
        return Pattern()?.Logs.Read().Any(line => line.Span.IndexOf(skipped) >= 0) == true;
    }

    /// <summary>Whether the artifact is for another system than that of the client: its own condition does not let it run there.</summary>
    private bool IsForAnotherSystem()
    {
        string wanted = _artifact.Split('.')[0] switch
        {
            "Windows" => "windows",
            "Linux" => "linux",
            "MacOS" => "darwin",
            _ => "",
        };
        return wanted.Length > 0
            && org.Clients.TryRead(flow.ClientId, static client => client.Record.System?.System, out string? system)
            && system is { Length: > 0 }
            && system != wanted;
    }
}
