using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Store.Flows;
using Megaraptor.Lab.Store.Records;

namespace Megaraptor.Lab.Collections;

/// <summary>What collections of the server's own artifacts return on the hosts of an org. Their queries are not in the Lab, so a recorded collection stands in for each.</summary>
internal sealed class CollectionPatterns
{
    private readonly Lock _lock = new();
    private readonly List<Func<string, IEnumerable<Flow>>> _sources = [];
    private readonly Dictionary<string, Flow[]> _byClient = new(StringComparer.Ordinal);

    /// <summary>Adds recorded collections.</summary>
    /// <param name="load">Gives those of a client.</param>
    public void AddSource(Func<string, IEnumerable<Flow>> load)
    {
        lock (_lock)
        {
            _sources.Add(load);
            _byClient.Clear();
        }
    }

    /// <summary>A recorded collection of just these artifacts with just these parameters.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="artifacts">The artifacts.</param>
    /// <param name="specs">The parameters.</param>
    /// <param name="repository">The artifacts that the org knows.</param>
    public Flow? Find(string clientId, IReadOnlyList<string> artifacts, IReadOnlyList<ArtifactSpec> specs, ArtifactRepository repository) =>
        Of(clientId).FirstOrDefault(flow => flow.Context.Request is { } request
            && request.Artifacts.SequenceEqual(artifacts, StringComparer.Ordinal)
            && artifacts.All(artifact => HaveSameParameters(request.Specs, specs, artifact, repository)));

    /// <summary>A recorded collection that has an artifact, perhaps among others, with just these parameters.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="specs">The parameters.</param>
    /// <param name="repository">The artifacts that the org knows.</param>
    public Flow? FindAmongOthers(string clientId, string artifact, IReadOnlyList<ArtifactSpec> specs, ArtifactRepository repository) =>
        Find(clientId, [artifact], specs, repository)
        ?? Of(clientId).FirstOrDefault(flow => flow.Context.Request is { } request
            && request.Artifacts.Contains(artifact)
            && HaveSameParameters(request.Specs, specs, artifact, repository));

    private Flow[] Of(string clientId)
    {
        lock (_lock)
        {
            if (!_byClient.TryGetValue(clientId, out Flow[]? flows))
            {
                // What a user asked for comes before what the server asked by itself.
                flows =
                [
                    .. _sources.SelectMany(load => load(clientId))
                        .Where(static flow => flow.Context.State == FlowState.Finished)
                        .OrderBy(static flow => flow.Context.Request?.Creator != "admin")
                        .ThenBy(static flow => flow.Context.CreateTime),
                ];
                _byClient.Add(clientId, flows);
            }

            return flows;
        }
    }

    private static bool HaveSameParameters(IReadOnlyList<ArtifactSpec> recorded, IReadOnlyList<ArtifactSpec> wanted, string artifact, ArtifactRepository repository) =>
        Parameters(ParameterDefaults.Without(repository, recorded), artifact) == Parameters(ParameterDefaults.Without(repository, wanted), artifact);

    private static string Parameters(IReadOnlyList<ArtifactSpec> specs, string artifact) =>
        string.Join('\n', specs.Where(spec => spec.Artifact == artifact).SelectMany(static spec => spec.Parameters?.Env ?? [])
            .Select(static entry => $"{entry.Key}={entry.Value}").Order(StringComparer.Ordinal));
}
