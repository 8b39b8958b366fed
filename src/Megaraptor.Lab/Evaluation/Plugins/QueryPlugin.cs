using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Run;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Lab.Evaluation.Plugins;

/// <summary>Chooses for whom and where a nested query runs. A server adds its own to the services of a query.</summary>
internal interface IQueryIdentities
{
    /// <summary>A context for a nested query.</summary>
    /// <param name="query">The query around it.</param>
    /// <param name="orgId">The org; empty for the same.</param>
    /// <param name="user">The user; empty for the same.</param>
    /// <param name="cancellation">Ends the nested query.</param>
    /// <returns>The context.</returns>
    /// <exception cref="CallFailedException">There is no such org or user.</exception>
    QueryContext Nested(QueryContext query, string orgId, string user, CancellationToken cancellation);
}

/// <summary><c>query()</c>: runs a query, given as text or in braces, with variables of its own.</summary>
internal static class QueryPlugin
{
    private const string ImpersonationPermission = "IMPERSONATION";

    /// <summary>The plugin.</summary>
    public static IEnumerable<PluginDefinition> All => [Define.Plugin("query", Run)];

    private static IEnumerable<object?> Run(Call call)
    {
        bool inherits = call.Flag("inherit");
        if (inherits && call.Text("org_id").Length > 0)
        {
            throw new CallFailedException("inherit flag is specified at the same time as an org id - these options are not compatible!");
        }

        if (call.Text("runas").Length > 0 && !call.Query.Principal.Has(ImpersonationPermission))
        {
            call.Query.Log($"ERROR:query: Permission required for runas: PermissionDenied: Permission denied: [{ImpersonationPermission}]");
            yield break;
        }

        double timeout = call.Float("timeout");
        using var timer = new CancellationTokenSource(timeout > 0 ? Durations.ForTimer(Durations.Seconds(Math.Truncate(timeout))) : Timeout.InfiniteTimeSpan, call.Query.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, call.Query.Cancellation);
        if (call.Float("progress_timeout") is > 0 and var progress)
        {
            call.Log($"Installing a progress alarm for {Durations.Seconds(Math.Truncate(progress)).TotalSeconds}s");
        }

        Scope scope = inherits ? call.Scope.Copy() : NewScope(call, both.Token);
        IEnumerator<object?> rows = Rows(scope, call.Value("query")).GetEnumerator();
        try
        {
            while (TryMove(rows, timer.Token, call.Query.Cancellation))
            {
                object? row = rows.Current;
                yield return row;
                if (call.LambdaOf("exit") is { } exit && Truth.Of(scope, exit.Invoke(scope, row)))
                {
                    break;
                }
            }
        }
        finally
        {
            rows.Dispose();
            if (!inherits)
            {
                scope.Query.Log($"DEBUG:{scope.Query.Statistics}");
            }
        }
    }

    /// <summary>Running out of its own time ends a nested query quietly.</summary>
    private static bool TryMove(IEnumerator<object?> rows, CancellationToken ownTime, CancellationToken outer)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (OperationCanceledException) when (ownTime.IsCancellationRequested && !outer.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Scope NewScope(Call call, CancellationToken cancellation)
    {
        VqlDict environment = call.Dict("env")?.Copy() ?? new VqlDict();
        foreach (string name in call.Texts("copy_env"))
        {
            if (call.Scope.TryResolve(name, out object? value))
            {
                environment.Set(name, value);
            }
        }

        QueryContext context = Context(call, cancellation);
        return Scope.Root(context).Add(context.Variables.For([])).Add(environment);
    }

    private static QueryContext Context(Call call, CancellationToken cancellation)
    {
        string org = call.Text("org_id");
        string user = call.Text("runas");
        if (org.Length == 0 && user.Length == 0)
        {
            return call.Query.Nested(cancellation);
        }

        return call.Query.Services.Find<IQueryIdentities>() is { } identities
            ? identities.Nested(call.Query, org, user, cancellation)
            : throw NameTable.Refuse(org.Length > 0 ? "query(org_id=)" : "query(runas=)", call.Query);
    }

    private static IEnumerable<object?> Rows(Scope scope, object? query)
    {
        switch (query)
        {
            case string text:
                return RowsOfText(scope, text);
            case StoredQuery stored:
                return stored.Evaluate(scope);
            default:
                scope.Query.Log("ERROR:query: query should be a string or subquery");
                return [];
        }
    }

    private static IEnumerable<object?> RowsOfText(Scope scope, string text)
    {
        scope.Query.Log($"query: running query {text}");
        VqlParseResult parsed = VqlSyntax.Parse(text);
        if (parsed.Refusal is { } refusal)
        {
            scope.Query.Log($"ERROR:query: {Describe(refusal)}");
            yield break;
        }

        foreach (VqlStatement statement in parsed.Script.Statements)
        {
            if (statement is LetStatement let)
            {
                LetRunner.Run(let, scope);
                continue;
            }

            foreach (object? row in QueryRun.Rows(((SelectStatement)statement).Query, scope))
            {
                yield return row;
            }
        }
    }

    private static string Describe(ServerRefusal refusal) => $"{refusal.Excerpt}: {refusal.Line}:{refusal.Column}: {refusal.Message}";
}
