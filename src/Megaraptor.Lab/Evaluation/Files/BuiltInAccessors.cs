using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>The accessors that need no host: their files are texts of the query.</summary>
internal static class BuiltInAccessors
{
    /// <summary>The accessors.</summary>
    public static IReadOnlyList<FileAccessor> All { get; } =
    [
        new("data", PathKind.Literal, static (_, path) => Bytes(path.PlainPath)),
        new("scope", PathKind.Literal, OpenVariable),
    ];

    /// <summary>A dot leads to a member of a variable.</summary>
    private static MemoryStream OpenVariable(Scope scope, OsPath path)
    {
        object? value = new ScopeValue(scope);
        foreach (string name in path.PlainPath.Split('.'))
        {
            if (Members.Find(scope, value, name, out value) != Lookup.Found)
            {
                throw new CallFailedException("Not found");
            }
        }

        return Bytes(value is StoredExpression expression ? GoText.Of(expression.Reduce(scope)) : GoText.Of(value));
    }

    private static MemoryStream Bytes(string text) => new(StringEscapes.ToBytes(text), writable: false);
}
