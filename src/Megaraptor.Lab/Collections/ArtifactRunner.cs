using Megaraptor.Lab.Artifacts.Compilation;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Server;
using Megaraptor.Lab.Store.Orgs;
using Megaraptor.Lab.Store.Records;
using Megaraptor.Lab.Synthetic;

namespace Megaraptor.Lab.Collections;

/// <summary>Runs artifacts that a query calls: <c>SELECT * FROM Artifact.A.B(Parameter=1)</c>.</summary>
internal sealed class ArtifactRunner : IArtifactRunner
{
    private const int MostDepth = 10;
    private const string SourceArgument = "source";
    private const string PreconditionsArgument = "preconditions";

    private readonly Org _org;
    private readonly string _clientId;
    private readonly Action<ArtifactRecord> _check;

    private ArtifactRunner(Org org, string clientId, Action<ArtifactRecord> check)
    {
        _org = org;
        _clientId = clientId;
        _check = check;
    }

    /// <summary>Runs artifacts on the server, for a user.</summary>
    public static ArtifactRunner OnServer(ServerSession session) =>
        new(session.Org, "server", artifact => CollectionRights.Check(session.May, session.Caller.Name, artifact, ""));

    /// <summary>Runs artifacts on the machine of a client. What the client got, it may run.</summary>
    public static ArtifactRunner OnClient(Org org, string clientId) => new(org, clientId, static _ => { });

    /// <inheritdoc/>
    public IEnumerable<object?>? Run(Scope scope, string name, BoundArguments arguments)
    {
        VqlDict given = arguments.ToDict();
        string full = name;
        if (given.TryGet(SourceArgument, out object? source))
        {
            if (Materialised.Query(scope, source) is not string text)
            {
                scope.Query.Log("Source must be a string");
                return [];
            }

            full = $"{name}/{text}";
            if (!_org.Artifacts.TryGetSource(full, out _))
            {
                scope.Query.Log($"Source {text} not found in artifact {name}");
                return [];
            }
        }
        else if (!_org.Artifacts.TryGet(name, out _))
        {
            return null;
        }

        return Rows(scope, name, full, given);
    }

    private IEnumerable<object?> Rows(Scope scope, string name, string full, VqlDict given)
    {
        IReadOnlyList<CollectorArguments> queries;
        try
        {
            var request = new FlowRequest();
            request.Artifacts.Add(full);
            queries = new ArtifactCompiler(_org.Artifacts).Compile(request, _check);
        }
        catch (Exception error) when (error is CompilationException or CallFailedException)
        {
            scope.Query.Log($"Artifact {name} invalid: {error.Message}");
            yield break;
        }

        bool hasPreconditions = given.TryGet(PreconditionsArgument, out object? wanted) && Truth.Of(scope, wanted);
        VqlDict values = given.TryGet("**", out object? keywords) && Materialised.Query(scope, keywords) is VqlDict dict ? dict : given;
        foreach (CollectorArguments query in queries)
        {
            if (Environment(scope, name, query, values) is not { } environment)
            {
                continue;
            }

            foreach (object? row in _org.Artifacts.TryGet(name, out ArtifactRecord? artifact) && artifact.BuiltIn ? Recorded(scope, name, query, values) : Evaluate(scope, name, query, environment, hasPreconditions))
            {
                yield return row;
            }
        }
    }

    /// <summary>The variables of a query of the artifact; null when it has not the parameters that it was given.</summary>
    private static VqlDict? Environment(Scope scope, string name, CollectorArguments query, VqlDict values)
    {
        var environment = new VqlDict(query.Env.Count);
        foreach (EnvironmentEntry entry in query.Env)
        {
            environment.Set(entry.Key, entry.Value);
        }

        foreach ((string key, object? value) in values.Items.Where(static item => item.Key is not (SourceArgument or PreconditionsArgument)))
        {
            if (!environment.Contains(key))
            {
                scope.Query.Log($"Unknown parameter {key} provided to artifact {name}");
                return null;
            }

            environment.Update(key, Materialised.Query(scope, value));
        }

        return environment;
    }

    private static IEnumerable<object?> Evaluate(Scope scope, string name, CollectorArguments query, VqlDict environment, bool hasPreconditions)
    {
        QueryContext context = scope.Query;
        Stack<string> stack = context.Once("artifacts", static () => new Stack<string>());
        if (stack.Count >= MostDepth)
        {
            context.Log($"Error: Stack overflow: {name}, {string.Join(", ", stack)}");
            yield break;
        }

        if (hasPreconditions && query.Precondition.Length > 0 && !new QueryRun(context, environment.Items).Statements([new QueryText("", query.Precondition)]).Any(static select => select.Rows.Any()))
        {
            context.Log("Skipping query due to preconditions");
            yield break;
        }

        stack.Push(name);
        try
        {
            var run = new QueryRun(context, environment.Items);
            foreach (RunningSelect select in run.Statements([.. query.Query.Select(static text => new QueryText(text.Name, text.Vql))]))
            {
                foreach (object? row in select.Rows)
                {
                    yield return WithSource(Materialised.Dict(run.Scope, row), select.Text.Name);
                }
            }
        }
        finally
        {
            stack.Pop();
        }
    }

    /// <summary>What was recorded of an artifact whose queries are not in the Lab.</summary>
    private IEnumerable<object?> Recorded(Scope scope, string name, CollectorArguments query, VqlDict values)
    {
        if (_org.Synthetic?.HostOf(_clientId) is { } host)
        {
            return Made(scope, host, name, query, values);
        }

        bool isPlain = !values.Items.Any(static item => item.Key is not (SourceArgument or PreconditionsArgument));
        if (!isPlain || _org.Patterns.FindAmongOthers(_clientId, name, [], _org.Artifacts) is not { } pattern)
        {
            throw NameTable.Refuse($"{ArtifactSource.Name}.{name}", scope.Query);
        }

        return query.Query.Select(static text => text.Name).Where(static source => source.Length > 0)
            .SelectMany(source => pattern.Results(source).Read().Select(row => WithSource(Evaluation.Json.GoJson.ReadObject(row.Span), source)));
    }

    /// <summary>What an artifact whose queries are not in the Lab returns on a synthetic host.</summary>
    private IEnumerable<object?> Made(Scope scope, SyntheticHost host, string name, CollectorArguments query, VqlDict values)
    {
        var spec = new ArtifactSpec { Artifact = name };
        spec.Parameters!.Env.AddRange(values.Items.Where(static item => item.Key is not (SourceArgument or PreconditionsArgument))
            .Select(item => new EnvironmentEntry { Key = item.Key, Value = Materialised.Query(scope, item.Value) is bool flag ? (flag ? "Y" : "") : Evaluation.Text.GoText.Of(Materialised.Query(scope, item.Value)) }));
        var parameters = ParameterDefaults.Without(_org.Artifacts, [spec]).SelectMany(static own => own.Parameters!.Env).ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
        string[] sources = [.. query.Query.Select(static text => text.Name).Where(static source => source.Length > 0)];
        if (SyntheticArtifacts.Find(host, name, sources, parameters, out string reason) is not { } found)
        {
            scope.Query.Log($"ERROR:{reason}");
            throw new NotInTheLabException($"{ArtifactSource.Name}.{name}");
        }

        return found.SelectMany(source => source.Rows.Read().Select(row => WithSource(Evaluation.Json.GoJson.ReadObject(row.Span), source.Source)));
    }

    private static VqlDict WithSource(VqlDict row, string source) => row.Set("_Source", source);
}
