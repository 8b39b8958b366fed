using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>Arguments that are paths. The call's argument <c>accessor</c> says how they are written.</summary>
internal static class PathArguments
{
    private const string AccessorParameter = "accessor";

    /// <summary>Reads a path.</summary>
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="value">The value: a path, a text or a list of components.</param>
    /// <returns>The path.</returns>
    /// <exception cref="CallFailedException">There is no such accessor, or the text is no path.</exception>
    public static OsPath One(BoundArguments arguments, object? value) => Parse(arguments.Scope, KindOf(arguments), value);

    /// <summary>Reads a list of paths.</summary>
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="value">The list, or a single path.</param>
    /// <returns>The paths.</returns>
    /// <exception cref="CallFailedException">There is no such accessor, or a text is no path.</exception>
    public static IReadOnlyList<OsPath> Many(BoundArguments arguments, object? value)
    {
        PathKind kind = KindOf(arguments);
        return Materialised.Query(arguments.Scope, value) is VqlList list
            ? [.. list.Select(item => Parse(arguments.Scope, kind, item is VqlDict { Count: 1 } row ? row.Items.First().Value : item))]
            : [Parse(arguments.Scope, kind, value)];
    }

    /// <summary>Reads a path that is written in a certain way.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="kind">How it is written.</param>
    /// <param name="value">The value: a path, a text or a list of components.</param>
    /// <returns>The path.</returns>
    /// <exception cref="CallFailedException">The text is no path.</exception>
    public static OsPath Parse(Scope scope, PathKind kind, object? value)
    {
        try
        {
            return Materialised.Query(scope, value) switch
            {
                OsPath path => path,
                null => OsPath.Parse(string.Empty, kind),
                string text => OsPath.Parse(text, kind),
                VqlList components => OsPath.Parse(string.Empty, kind).Append(components.Select(GoText.Of)),
                var other => OsPath.Parse(GoText.Of(other), kind),
            };
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    private static PathKind KindOf(BoundArguments arguments)
    {
        int at = arguments.IndexOf(AccessorParameter);
        string name = at < 0 ? string.Empty : Materialised.Query(arguments.Scope, arguments.Value(at)) as string ?? string.Empty;
        return FileAccessors.Find(arguments.Scope.Query, name).Kind;
    }
}
