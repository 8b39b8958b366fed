using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Queries;
using Megaraptor.Lab.Evaluation.Text;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Functions;

/// <summary>Functions on dicts and members.</summary>
internal static class DictFunctions
{
    private const string DictListType = "[]*ordereddict.Dict";

    /// <summary>The functions.</summary>
    public static IEnumerable<FunctionDefinition> All =>
    [
        Define.Function("dict", static call => Materialised.Dict(call.Scope, call.Free.ToDict())),
        new("lazy_dict", Signature.Free, static call => call.Free.ToDict()),
        Define.Function("to_dict", ToDict),
        Define.Function("items", Items),
        Define.Function("get", Get),
        Define.Function("set", Set),
    ];

    private static VqlDict ToDict(Call call)
    {
        if (call.Value("item") is not StoredQuery query)
        {
            return Materialised.Dict(call.Scope, call.Value("item"));
        }

        var dict = new VqlDict();
        foreach (object? row in query.Evaluate(call.Scope))
        {
            if (Members.Find(call.Scope, row, "_key", out object? key) == Lookup.Found && KeyText(key) is { Length: > 0 } name)
            {
                dict.Set(name, Members.Find(call.Scope, row, "_value", out object? value) == Lookup.Found ? value : null);
            }
        }

        return dict;
    }

    private static string KeyText(object? key) => key switch
    {
        null => string.Empty,
        _ => GoText.Of(key),
    };

    private static VqlList Items(Call call)
    {
        object? item = call.Value("item");
        return new VqlList(
            item is VqlDict dict
                ? [.. dict.Items.Select(static pair => new VqlDict(2).Set("_key", pair.Key).Set("_value", pair.Value))]
                : [new VqlDict(1).Set("_value", item)],
            DictListType);
    }

    private static object? Get(Call call)
    {
        object? item = call.Value("item");
        if (!call.Has("field") && call.Text("member").Length == 0)
        {
            throw new CallFailedException("either Field or Member should be specified.");
        }

        if (call.Has("field"))
        {
            return TryGet(call, call.Has("item"), item, call.Value("field"), out object? found) ? found : call.Value("default");
        }

        bool hasItem = call.Has("item");
        foreach (string member in call.Text("member").Split('.'))
        {
            if (!TryGet(call, hasItem, item, member, out item))
            {
                return call.Value("default");
            }

            hasItem = true;
        }

        return item;
    }

    /// <summary>Without an item, the variables are looked through.</summary>
    private static bool TryGet(Call call, bool hasItem, object? item, object? field, out object? found)
    {
        if (hasItem)
        {
            return Indexes.Find(call.Scope, item, field, out found) == Lookup.Found;
        }

        found = null;
        return field is string name && call.Scope.TryResolve(name, out found);
    }

    private static object? Set(Call call)
    {
        object? item = call.Value("item");
        switch (item)
        {
            case VqlDict dict:
                dict.Set(call.Text("field"), call.Value("value"));
                return dict;
            case ISettable settable:
                settable.Set(call.Text("field"), call.Value("value"));
                return item;
            default:
                throw new CallFailedException($"Item type {VqlValue.TypeName(item)} not supported. set() expects a dict");
        }
    }
}

/// <summary>A value other than a dict whose members <c>set()</c> can set.</summary>
internal interface ISettable
{
    /// <summary>Sets a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    void Set(string name, object? value);
}
