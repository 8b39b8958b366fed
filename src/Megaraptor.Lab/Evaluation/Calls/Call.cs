using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>A call whose arguments were read as its signature says.</summary>
/// <param name="scope">The caller's scope.</param>
/// <param name="name">The name of what is called.</param>
/// <param name="site">The call's place in the syntax tree.</param>
/// <param name="signature">The signature.</param>
/// <param name="values">The arguments, one for each parameter.</param>
/// <param name="given">Which of them were given.</param>
/// <param name="free">All arguments as they were given.</param>
internal sealed class Call(Scope scope, string name, object site, Signature signature, object?[] values, bool[] given, BoundArguments free)
{
    /// <summary>The caller's scope.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>What the query shares.</summary>
    public QueryContext Query => Scope.Query;

    /// <summary>The name of what is called.</summary>
    public string Name { get; } = name;

    /// <summary>The call's place in the syntax tree, by which aggregate functions remember.</summary>
    public object Site { get; } = site;

    /// <summary>The parameters of what is called.</summary>
    public Signature Signature { get; } = signature;

    /// <summary>The arguments of a call that takes any.</summary>
    public BoundArguments Free { get; } = free;

    /// <summary>Whether an argument was given.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>True when it was.</returns>
    public bool Has(string parameter) => IndexOf(parameter) is >= 0 and int index && given[index];

    /// <summary>An argument of any kind.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The value; NULL when it was not given.</returns>
    public object? Value(string parameter) => IndexOf(parameter) is >= 0 and int index ? values[index] : null;

    /// <summary>A text.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The text; empty when it was not given.</returns>
    public string Text(string parameter) => Value(parameter) as string ?? string.Empty;

    /// <summary>A list of texts.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The texts; none when it was not given.</returns>
    public IReadOnlyList<string> Texts(string parameter) => Value(parameter) as IReadOnlyList<string> ?? [];

    /// <summary>A list.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The list; empty when it was not given.</returns>
    public IReadOnlyList<object?> List(string parameter) => Value(parameter) as IReadOnlyList<object?> ?? [];

    /// <summary>An integer.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The integer; 0 when it was not given.</returns>
    public long Integer(string parameter) => Value(parameter) is long integer ? integer : 0;

    /// <summary>A float.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The float; 0 when it was not given.</returns>
    public double Float(string parameter) => Value(parameter) is double number ? number : 0;

    /// <summary>A truth.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The truth; false when it was not given.</returns>
    public bool Flag(string parameter) => Value(parameter) is true;

    /// <summary>A dict.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The dict, or null when it was not given.</returns>
    public VqlDict? Dict(string parameter) => Value(parameter) as VqlDict;

    /// <summary>A query.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The query, or null when it was not given.</returns>
    public StoredQuery? QueryOf(string parameter) => Value(parameter) as StoredQuery;

    /// <summary>A lambda.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The lambda, or null when it was not given.</returns>
    public Lambda? LambdaOf(string parameter) => Value(parameter) as Lambda;

    /// <summary>A path.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The path, or null when it was not given.</returns>
    public OsPath? Path(string parameter) => Value(parameter) as OsPath;

    /// <summary>A list of paths.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The paths; none when it was not given.</returns>
    public IReadOnlyList<OsPath> Paths(string parameter) => Value(parameter) as IReadOnlyList<OsPath> ?? [];

    /// <summary>A time.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The time, or null when it was not given.</returns>
    public VqlTime? Time(string parameter) => Value(parameter) is VqlTime time ? time : null;

    /// <summary>Evaluates a lazy argument.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The value; NULL when it was not given.</returns>
    public object? Evaluate(string parameter) => Has(parameter) ? Free.Value((int)Value(parameter)!) : null;

    /// <summary>Logs a text behind the name of what is called.</summary>
    /// <param name="message">The text.</param>
    public void Log(string message) => Query.Log($"{Name}: {message}");

    /// <summary>Refuses the call unless the user has a permission.</summary>
    /// <param name="permission">The permission.</param>
    /// <exception cref="CallFailedException">The user has it not.</exception>
    public void Require(string permission)
    {
        if (!Query.Principal.Has(permission))
        {
            throw new CallFailedException($"PermissionDenied: Permission denied: [{permission}]");
        }
    }

    /// <summary>The place of a parameter; -1 for one that the server had not yet in the version that the Lab speaks as.</summary>
    private int IndexOf(string parameter)
    {
        int index = Signature.IndexOf(parameter);
        return index >= 0 || FirstVersions.Of(VqlNameKind.Function, Name, parameter) is not null || FirstVersions.Of(VqlNameKind.Plugin, Name, parameter) is not null
            ? index
            : throw new InvalidOperationException($"{Name} has no parameter {parameter}.");
    }
}
