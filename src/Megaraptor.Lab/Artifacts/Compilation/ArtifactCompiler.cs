using Megaraptor.Lab.Store.Records;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Artifacts.Compilation;

/// <summary>Makes of the artifacts of a collection the queries that an endpoint runs.</summary>
/// <param name="repository">The artifacts.</param>
internal sealed class ArtifactCompiler(ArtifactRepository repository)
{
    private const long DefaultUploadBytes = 1024 * 1024 * 1024;
    private const long DefaultBatch = 1000;

    /// <summary>What stands in the place of a query of the server's own artifacts.</summary>
    private const string Withheld = "(not in the Lab)";

    /// <summary>Compiles a collection. What the request leaves open is taken from the artifacts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="check">Looks at each artifact before it is compiled; throws to refuse it.</param>
    /// <returns>The queries, each with those that share its scope.</returns>
    /// <exception cref="CompilationException">An artifact is not known.</exception>
    public IReadOnlyList<CollectorArguments> Compile(FlowRequest request, Action<ArtifactRecord> check)
    {
        var all = new List<CollectorArguments>();
        long mostRows = 0;
        long mostBytes = 0;
        foreach (string name in request.Artifacts)
        {
            if (!repository.TryGetSource(name, out ArtifactRecord? artifact))
            {
                throw new CompilationException($"Unknown artifact {name}");
            }

            check(artifact);
            ArtifactSpec spec = request.Specs.Find(spec => spec.Artifact == name) ?? new ArtifactSpec();
            ResourceLimits limits = artifact.Resources ?? new ResourceLimits();
            mostRows = Math.Max(mostRows, limits.MaxRows);
            mostBytes = Math.Max(mostBytes, limits.MaxUploadBytes);
            foreach (ArtifactRecord part in Expand(artifact))
            {
                CollectorArguments arguments = Compile(part);
                Override(arguments, spec);
                Limit(arguments, limits, spec, request);
                all.Add(arguments);
            }
        }

        request.MaxRows = First(request.MaxRows, mostRows);
        request.MaxUploadBytes = First(request.MaxUploadBytes, mostBytes, DefaultUploadBytes);
        if (all.Count > 0)
        {
            request.Timeout = First(request.Timeout, all[^1].Timeout);
            request.CpuLimit = request.CpuLimit > 0 ? request.CpuLimit : all[^1].CpuLimit;
            request.IopsLimit = request.IopsLimit > 0 ? request.IopsLimit : all[^1].IopsLimit;
            request.OpsPerSecond = request.OpsPerSecond > 0 ? request.OpsPerSecond : all[^1].OpsPerSecond;
        }

        for (int i = 0; i < all.Count; i++)
        {
            all[i].QueryId = i + 1;
            all[i].TotalQueries = all.Count;
        }

        return all;
    }

    /// <summary>Sources run one after the other in one scope, but each alone where they have conditions of their own or never end.</summary>
    private static IEnumerable<ArtifactRecord> Expand(ArtifactRecord artifact)
    {
        bool isEvent = artifact.Type is "client_event" or "server_event";
        bool isAlone = isEvent || artifact.Sources.Exists(static source => source.Precondition.Length > 0) || (artifact.BuiltIn && artifact.Sources.Count > 1);
        if (!isAlone)
        {
            yield return artifact;
            yield break;
        }

        foreach (SourceRecord source in artifact.Sources)
        {
            ArtifactRecord part = RecordCopy.Of(artifact);
            part.Sources.Clear();
            part.Sources.Add(source);
            part.Precondition = source.Precondition.Length > 0 ? source.Precondition : isEvent ? artifact.Precondition : "";
            yield return part;
        }
    }

    private CollectorArguments Compile(ArtifactRecord artifact)
    {
        var arguments = new CollectorArguments { EffectivePrincipal = artifact.Impersonate, Precondition = artifact.Precondition };
        foreach (ParameterRecord parameter in artifact.Parameters)
        {
            arguments.Env.Add(new EnvironmentEntry { Key = parameter.Name, Value = parameter.Default, Comment = parameter.Type == "redacted" ? "redacted" : "" });
            Add(arguments, ParameterQueries.Of(parameter));
        }

        Add(arguments, StatementsOf(artifact.Export));
        foreach (string import in artifact.Imports)
        {
            Add(arguments, repository.TryGet(import, out ArtifactRecord? imported)
                ? StatementsOf(imported.Export)
                : throw new CompilationException($"Artifact {artifact.Name} imports {import} which is not known."));
        }

        foreach (SourceRecord source in artifact.Sources)
        {
            string[] statements = artifact.BuiltIn ? [Withheld] : StatementsOf(source.Query);
            for (int i = 0; i < statements.Length; i++)
            {
                string name = source.Name.Length == 0 ? artifact.Name : $"{artifact.Name}/{source.Name}";
                arguments.Query.Add(new NamedQuery { Name = i == statements.Length - 1 ? name : "", Vql = statements[i] });
            }
        }

        return arguments;
    }

    private static void Add(CollectorArguments arguments, IEnumerable<string> statements) =>
        arguments.Query.AddRange(statements.Select(static vql => new NamedQuery { Vql = vql }));

    private static string[] StatementsOf(string vql) =>
        vql.Length == 0 ? [] : [.. VqlSyntax.Parse(vql).Script.Statements.Select(ServerText.Of)];

    private static void Override(CollectorArguments arguments, ArtifactSpec spec)
    {
        foreach (EnvironmentEntry given in spec.Parameters?.Env ?? [])
        {
            if (arguments.Env.Find(entry => entry.Key == given.Key) is { } entry)
            {
                entry.Value = given.Value;
            }
            else
            {
                arguments.Env.Add(new EnvironmentEntry { Key = given.Key, Value = given.Value });
            }
        }
    }

    private static void Limit(CollectorArguments arguments, ResourceLimits limits, ArtifactSpec spec, FlowRequest request)
    {
        arguments.Timeout = First(spec.Timeout, limits.Timeout, request.Timeout);
        arguments.MaxRow = First(spec.MaxBatchRows, limits.MaxBatchRows, DefaultBatch);
        arguments.MaxRowBufferSize = First(spec.MaxBatchRowsBuffer, limits.MaxBatchRowsBuffer);
        arguments.MaxWait = First(spec.MaxBatchWait, limits.MaxBatchWait);
        arguments.CpuLimit = First(request.CpuLimit, spec.CpuLimit, limits.CpuLimit);
        arguments.IopsLimit = First(request.IopsLimit, limits.IopsLimit);
        arguments.OpsPerSecond = First(request.OpsPerSecond, limits.OpsPerSecond);
        arguments.ProgressTimeout = request.ProgressTimeout;
    }

    private static long First(params ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            if (value > 0)
            {
                return value;
            }
        }

        return 0;
    }

    private static double First(params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value > 0)
            {
                return value;
            }
        }

        return 0;
    }
}
