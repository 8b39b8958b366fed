using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on paths.</summary>
internal static class PathFunctions
{
    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("basename", static call => Parse(call, call.Value("path")).Basename) with { OnFailure = false },
        Define.Function("dirname", static call => Parse(call, call.Value("path")).Dirname()) with { OnFailure = false },
        Define.Function("path_join", Join) with { OnFailure = false },
        Define.Function("path_split", Split) with { OnFailure = false, OnBadArguments = new VqlList([], VqlList.StringType) },
        Define.Function("relpath", static call => RelativePath.Between(call.Text("base"), call.Text("path"))) with { OnFailure = false },
        Define.Function("pathspec", PathSpecification, ("Delegate", ParameterKind.Any)) with { OnFailure = false },
    ];

    /// <summary>Each component may itself be a path.</summary>
    private static OsPath Join(Call call)
    {
        OsPath? last = null;
        var components = new List<string>();
        foreach (object? component in call.List("components"))
        {
            last = Parse(call, component);
            components.AddRange(last.Components);
        }

        return (last ?? Parse(call, string.Empty)).With(components);
    }

    private static object? Split(Call call) => Parse(call, call.Value("path")).ComponentList;

    private static object? PathSpecification(Call call)
    {
        PathKind kind = KindOf(call.Text("path_type"));
        try
        {
            if (call.Text("parse") is { Length: > 0 } text)
            {
                return OsPath.Parse(text, kind);
            }

            PathSpec? inner = Materialised.Query(call.Scope, call.Value("Delegate")) switch
            {
                OsPath path => path.Specification,
                VqlDict dict => PathSpec.From(dict),
                string json when json.StartsWith('{') => PathSpec.From(GoJson.ReadObject(json)),
                _ => null,
            };
            string own = Materialised.Query(call.Scope, call.Value("Path")) switch
            {
                null => string.Empty,
                string path => path,
                VqlList components => OsPath.Parse(string.Empty, kind).Append(components.Select(GoText.Of)).PlainPath,
                OsPath path => path.PlainPath,
                var other => JsonText.Of(other),
            };
            return OsPath.Inside(new PathSpec(call.Text("DelegateAccessor"), call.Text("DelegatePath"), inner, own), kind);
        }
        catch (GoJsonException e)
        {
            throw new CallFailedException(e.Message, e);
        }
    }

    private static OsPath Parse(Call call, object? value)
    {
        switch (value)
        {
            case OsPath path:
                return path;
            case string text:
                string type = call.Text("path_type");
                bool isWindows = type.Length == 0 && call.Signature.IndexOf("sep") >= 0 && call.Text("sep") == @"\";
                PathKind kind = isWindows ? PathKind.Windows : KindOf(type);
                try
                {
                    return OsPath.Parse(text, kind);
                }
                catch (GoJsonException e)
                {
                    throw new CallFailedException(e.Message, e);
                }

            default:
                throw new CallFailedException($"Path should be an OSPath or string, not {VqlValue.TypeName(value)}");
        }
    }

    private static PathKind KindOf(string type) => PathKind.TryFind(type, out PathKind? kind)
        ? kind
        : throw new CallFailedException($"Unknown path type: {type} (should be one of windows,linux,generic)");
}
