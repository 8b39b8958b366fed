using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>The accessors that need no host: their files are texts of the query.</summary>
internal static class BuiltInAccessors
{
    /// <summary>The accessors.</summary>
    public static IReadOnlyList<FileAccessor> All { get; } =
    [
        new("data", PathKind.Specification, static (_, path) => Bytes(path.PlainPath)),
        new("scope", PathKind.Specification, OpenVariable),
    ];

    private static MemoryStream OpenVariable(Scope scope, OsPath path)
    {
        if (!scope.TryResolve(path.PlainPath, out object? value))
        {
            throw new CallFailedException($"Variable {path.PlainPath} not found");
        }

        return Bytes(Materialised.Query(scope, value) is string text ? text : GoText.Of(value));
    }

    private static MemoryStream Bytes(string text) => new(StringEscapes.ToBytes(text), writable: false);
}
