using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Time;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;
using Megaraptor.Vql.Syntax.Nodes;
using Megaraptor.Vql.Syntax.Refusals;

namespace Megaraptor.Lab.Evaluation.Run;

/// <summary>Runs the texts of one call, one after the other, in one scope.</summary>
/// <remarks>
/// Everything happens on the thread that reads the statements and their rows; a recursion of VQL needs a stack of several
/// megabytes. Logs go to the context in the order in which they come about. Reading throws
/// <see cref="OperationCanceledException"/> when the query was cancelled. A query that uses what the Lab has not fails as the
/// server's queries fail: an error is logged, the rows end, and no further statement is run. Writing a row throws
/// <see cref="NotInTheLabException"/> if only then a query inside it runs that uses such a thing.
/// </remarks>
internal sealed class QueryRun
{
    private readonly Scope _scope;

    /// <summary>Begins a run.</summary>
    /// <param name="query">What the run shares.</param>
    /// <param name="environment">The caller's variables.</param>
    public QueryRun(QueryContext query, IEnumerable<KeyValuePair<string, object?>> environment)
    {
        _scope = Scope.Root(query);
        _scope.Add(query.Variables.For(environment));
    }

    /// <summary>The scope in which LET defines.</summary>
    public Scope Scope => _scope;

    /// <summary>Why a text was refused, once it was. The refusal has been logged, and no further statement is run.</summary>
    public ServerRefusal? Refusal { get; private set; }

    /// <summary>Whether a statement used what the Lab has not. That has been logged, and no further statement is run.</summary>
    public bool UsedWhatIsMissing { get; private set; }

    /// <summary>Runs the statements.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>The SELECT statements, in order. LET statements are run on the way.</returns>
    public IEnumerable<RunningSelect> Statements(IReadOnlyList<QueryText> texts)
    {
        for (int index = 0; index < texts.Count && !UsedWhatIsMissing; index++)
        {
            VqlParseResult parsed = VqlSyntax.Parse(texts[index].Vql);
            if (parsed.Refusal is { } refusal)
            {
                Refusal = refusal;
                _scope.Query.Log(refusal.LogLine);
                yield break;
            }

            NodeList<VqlStatement> statements = parsed.Script.Statements;
            for (int id = 0; id < statements.Count && !UsedWhatIsMissing; id++)
            {
                _scope.Query.Cancellation.ThrowIfCancellationRequested();
                if (statements[id] is SelectStatement select)
                {
                    yield return Start(select.Query, texts[index], index, id);
                }
                else
                {
                    Define((LetStatement)statements[id]);
                }
            }
        }
    }

    /// <summary>Runs a SELECT as a statement.</summary>
    /// <param name="select">The query.</param>
    /// <param name="scope">The scope of the run.</param>
    /// <returns>Its rows.</returns>
    public static IEnumerable<object?> Rows(SelectQuery select, Scope scope)
    {
        // The server prints a query twice before it runs it, and complains each time about the numbers that it cannot read.
        UnparsableNumbers.LogAll(select, scope.Query);
        UnparsableNumbers.LogAll(select, scope.Query);
        return SelectRunner.Run(select, scope.Copy().Add(new VqlDict(1).Set(QueryContext.QueryVariable, ServerText.Of(select))));
    }

    private void Define(LetStatement statement)
    {
        try
        {
            LetRunner.Run(statement, _scope);
        }
        catch (NotInTheLabException)
        {
            UsedWhatIsMissing = true;
        }
    }

    /// <summary>The rows up to the first that needs what the Lab has not.</summary>
    private IEnumerable<object?> Available(SelectQuery select)
    {
        using IEnumerator<object?> rows = Rows(select, _scope).GetEnumerator();
        while (TryMove(rows))
        {
            yield return rows.Current;
        }
    }

    private bool TryMove(IEnumerator<object?> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (NotInTheLabException)
        {
            UsedWhatIsMissing = true;
            return false;
        }
    }

    private RunningSelect Start(SelectQuery select, QueryText text, int index, int id) =>
        new(text, index, id, Available(select), new RowEncoder(_scope, QueryZones.ForRows(_scope)));
}
