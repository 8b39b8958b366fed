using Megaraptor.Sdk.Errors;

namespace Megaraptor.Sdk.Query;

/// <summary>A query as it is sent: texts, the values that they name, and limits. Immutable.</summary>
public sealed record VqlQuery
{
    /// <summary>What the names of bound values begin with. The server emits no column that begins with it, so no row can shadow a value.</summary>
    public const string ValuePrefix = "__p";

    /// <summary>No time limit: for event queries, which run until they are cancelled.</summary>
    public static readonly TimeSpan NoTimeout = System.Threading.Timeout.InfiniteTimeSpan;

    private VqlQuery(IReadOnlyList<VqlStatements> statements) => Statements = statements;

    /// <summary>The texts, which share one scope: what one defines with LET, the next can use.</summary>
    public IReadOnlyList<VqlStatements> Statements { get; private init; }

    /// <summary>The values that the texts name. They reach the server as strings, exactly, and are never part of a text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Env { get; init; } = [];

    /// <summary>The org to run in; null or empty for the client's own, <c>root</c> for the root org.</summary>
    public string? OrgId { get; init; }

    /// <summary>
    /// How long the query may run on the server, in whole seconds of at least 1; null for the client's own limit,
    /// <see cref="NoTimeout"/> for none. The wait for it is ended by the token of the call, which ends the query too.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many rows the server puts into one message, at least 1.</summary>
    public int RowsPerPart { get; init; } = 1000;

    /// <summary>How long the server may hold back rows that do not fill a message, in whole seconds of at least 1.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A query from VQL text. The text is sent as it is: put values into <see cref="Env"/>, never into the text.</summary>
    /// <param name="text">The VQL.</param>
    /// <param name="name">The name under which the rows come back.</param>
    /// <returns>The query.</returns>
    public static VqlQuery Raw(string text, string name = "query")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new VqlQuery([new VqlStatements(name, text)]);
    }

    /// <summary>A query from an interpolated string, whose holes are values: <c>VqlQuery.Of($"SELECT * FROM clients(search={term})")</c>.</summary>
    /// <param name="query">The query.</param>
    /// <returns>The query.</returns>
    /// <exception cref="InvalidArgumentException">A value stands where VQL takes none, such as inside quotes.</exception>
    public static VqlQuery Of(VqlInterpolatedText query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.ToQuery(countsOneMore: false, out _);
    }

    /// <summary>Adds a text that runs after the others, in the same scope.</summary>
    /// <param name="name">The name under which its rows come back; unique in the query.</param>
    /// <param name="text">The VQL.</param>
    /// <returns>The longer query.</returns>
    /// <exception cref="ArgumentException">The name is taken: the rows of two texts could not be told apart.</exception>
    public VqlQuery Then(string name, string text)
    {
        if (Statements.Any(statement => statement.Name == name))
        {
            throw new ArgumentException($"The query already has a text named '{name}'.", nameof(name));
        }

        return this with { Statements = [.. Statements, new VqlStatements(name, text)] };
    }

    /// <summary>Adds a value that the texts can name.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">The value, passed exactly.</param>
    /// <returns>The query with the value.</returns>
    public VqlQuery With(string name, string value) => this with { Env = [.. Env, new(name, value)] };
}
