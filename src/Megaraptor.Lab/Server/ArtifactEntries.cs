using Megaraptor.Lab.Artifacts;
using Megaraptor.Lab.Artifacts.Definitions;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Records;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Server;

/// <summary>Artifacts: what is known, and what users define.</summary>
internal static class ArtifactEntries
{
    private const string ClientWriter = "ARTIFACT_WRITER";
    private const string ServerWriter = "SERVER_ARTIFACT_WRITER";
    private const int LongestDefinition = 100;

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new("artifact_definitions", Signature.Of(Optional("names", Texts), Optional("deps", Flag), Optional("sanitize", Flag)), Definitions) { Permission = "READ_RESULTS" },
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("artifact_set", Signature.Of(Optional("definition", Text), Optional("prefix", Text), Optional("tags", Texts), Optional("repository", Text)), Set),
        new("artifact_delete", Signature.Of(Optional("name", Text)), Delete),
        new("artifact_set_metadata", Signature.Of(Required("name", Text), Optional("hidden", Flag), Optional("basic", Flag), Optional("tags", Texts)), SetMetadata),
    ];

    private static IEnumerable<object?> Definitions(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        IReadOnlyList<string> names = call.Texts("names");
        if (names.Count == 0)
        {
            foreach (ArtifactRecord artifact in session.Org.Artifacts.All)
            {
                yield return Summarize(artifact);
            }

            yield break;
        }

        var seen = new SortedDictionary<string, ArtifactRecord>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (session.Org.Artifacts.TryGetSource(name, out ArtifactRecord? artifact))
            {
                Add(session.Org.Artifacts, artifact, call.Flag("deps"), seen);
            }
            else
            {
                call.Log($"artifact {name} not known");
            }
        }

        foreach (ArtifactRecord artifact in seen.Values)
        {
            yield return FullEncoding.Of(artifact);
        }
    }

    /// <summary>The list shows queries as they were written, and not once more as they are run.</summary>
    private static VqlDict Summarize(ArtifactRecord artifact)
    {
        if (artifact.Sources.TrueForAll(static source => source.Query.Length == 0 || source.Queries.Count == 0))
        {
            return FullEncoding.Of(artifact);
        }

        ArtifactRecord summary = RecordCopy.Of(artifact);
        foreach (SourceRecord source in summary.Sources)
        {
            source.Queries.Clear();
        }

        return FullEncoding.Of(summary);
    }

    private static void Add(ArtifactRepository repository, ArtifactRecord artifact, bool withDependencies, SortedDictionary<string, ArtifactRecord> seen)
    {
        if (!seen.TryAdd(artifact.Name, artifact) || !withDependencies)
        {
            return;
        }

        foreach (string name in ArtifactReferences.In(artifact))
        {
            if (repository.TryGet(name, out ArtifactRecord? dependency))
            {
                Add(repository, dependency, withDependencies, seen);
            }
        }
    }

    private static VqlDict? Set(Call call)
    {
        if (call.Text("repository").Length > 0)
        {
            throw NameTable.Refuse("artifact_set(repository=…)", call.Query);
        }

        ServerSession session = ServerSession.Of(call);
        string text = call.Text("definition");
        ArtifactRecord artifact;
        try
        {
            artifact = DefinitionReader.Read(text);
        }
        catch (DefinitionException error)
        {
            throw new CallFailedException($"{error.Message}: {(text.Length > LongestDefinition ? text[..(LongestDefinition - 1)] + " ..." : text)}", error);
        }

        if (artifact.Type == "internal")
        {
            call.Log($"artifact type {artifact.Type} invalid");
            return null;
        }

        call.Require(artifact.Type is "client" or "client_event" ? ClientWriter : ServerWriter);
        artifact = Prefixed(artifact, call.Text("prefix"));
        if (session.Org.Artifacts.TryGet(artifact.Name, out ArtifactRecord? known) && known.BuiltIn)
        {
            throw new CallFailedException($"Unable to override built in artifact {artifact.Name}");
        }

        artifact.Metadata!.Tags.AddRange(call.Texts("tags"));
        session.Org.Artifacts.Set(artifact);
        return FullEncoding.Of(artifact);
    }

    private static ArtifactRecord Prefixed(ArtifactRecord artifact, string prefix) =>
        prefix.Length == 0 || artifact.Name.StartsWith(prefix, StringComparison.Ordinal)
            ? artifact
            : DefinitionReader.Read(DefinitionText.WithPrefix(artifact.Raw, prefix));

    private static string Delete(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        string name = call.Text("name");
        ArtifactRecord artifact = Find(session, name);
        if (artifact.BuiltIn)
        {
            throw new CallFailedException("Can only delete custom artifacts.");
        }

        call.Require(artifact.Type is "server" or "server_event" ? ServerWriter : ClientWriter);
        session.Org.Artifacts.Delete(artifact.Name);
        return name;
    }

    private static VqlDict SetMetadata(Call call)
    {
        ServerSession session = ServerSession.Of(call);
        ArtifactRecord artifact = Find(session, call.Text("name"));
        call.Require(artifact.Type is "server" or "server_event" or "internal" ? ServerWriter : ClientWriter);
        ArtifactMetadata metadata = session.Org.Artifacts.ChangeMetadata(artifact.Name, metadata =>
        {
            metadata.Hidden = call.Has("hidden") ? call.Flag("hidden") : metadata.Hidden;
            metadata.Basic = call.Has("basic") ? call.Flag("basic") : metadata.Basic;
            if (call.Has("tags"))
            {
                metadata.Tags.Clear();
                metadata.Tags.AddRange(call.Texts("tags"));
            }
        });
        return SparseEncoding.Of(metadata, SparseStyle.Raw);
    }

    private static ArtifactRecord Find(ServerSession session, string name) =>
        session.Org.Artifacts.TryGetSource(name, out ArtifactRecord? artifact) ? artifact : throw new CallFailedException($"Artifact '{name}' not found");
}
