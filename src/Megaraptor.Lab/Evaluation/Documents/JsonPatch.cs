using System.Globalization;
using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Documents;

/// <summary>Changes to JSON documents: merge patches (RFC 7396) and lists of operations (RFC 6902).</summary>
internal static class JsonPatch
{
    /// <summary>Merges a patch into a document. Members that are NULL in the patch are removed.</summary>
    /// <param name="document">The document.</param>
    /// <param name="patch">The patch.</param>
    /// <returns>The merged document.</returns>
    public static object? Merge(object? document, object? patch)
    {
        if (patch is not VqlDict changes)
        {
            return patch;
        }

        VqlDict merged = (document as VqlDict)?.Copy() ?? new VqlDict();
        foreach (KeyValuePair<string, object?> change in changes.Items)
        {
            if (change.Value is null)
            {
                merged.Remove(change.Key);
            }
            else
            {
                merged.Update(change.Key, Merge(merged[change.Key], change.Value));
            }
        }

        return merged;
    }

    /// <summary>Applies operations, one after the other.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operations">The operations.</param>
    /// <returns>The changed document.</returns>
    /// <exception cref="GoJsonException">An operation cannot be applied; the message is in the server's words.</exception>
    public static object? Apply(object? document, VqlList operations)
    {
        foreach (object? item in operations)
        {
            var operation = item as VqlDict ?? new VqlDict(0);
            string path = operation["path"] as string ?? string.Empty;
            document = (operation["op"] as string) switch
            {
                "add" => Change(document, path, "add", parent => parent.Add(operation["value"])),
                "remove" => Change(document, path, "remove", static parent => parent.Remove()),
                "replace" => Change(document, path, "replace", parent => parent.Replace(operation["value"])),
                "move" => Move(document, operation["from"] as string ?? string.Empty, path),
                "copy" => Change(document, path, "copy", parent => parent.Add(Find(document, operation["from"] as string ?? string.Empty, "copy"))),
                "test" => Test(document, path, operation["value"]),
                var other => throw new GoJsonException($"Unexpected kind: {other ?? "unknown"}"),
            };
        }

        return document;
    }

    private static object? Move(object? document, string from, string to)
    {
        object? value = Find(document, from, "move");
        object? without = Change(document, from, "move", static parent => parent.Remove());
        return Change(without, to, "move", parent => parent.Add(value));
    }

    private static object? Test(object? document, string path, object? expected) =>
        JsonText.Of(Find(document, path, "test")) == JsonText.Of(expected)
            ? document
            : throw new GoJsonException($"testing value {path} failed: test failed");

    private static object? Find(object? document, string path, string operation)
    {
        foreach (string key in Keys(path))
        {
            document = Child(document, key, out object? child) ? child : throw Missing(operation, path);
        }

        return document;
    }

    /// <summary>Copies the containers on the way to a place and changes the last one.</summary>
    private static object? Change(object? document, string path, string operation, Func<Place, object?> change)
    {
        string[] keys = Keys(path);
        return keys.Length == 0 ? change(new Place(null, string.Empty, path)) : Change(document, keys, path, operation, change);
    }

    private static object? Change(object? container, ReadOnlySpan<string> keys, string path, string operation, Func<Place, object?> change)
    {
        if (keys.Length == 1)
        {
            return container is VqlDict or VqlList ? change(new Place(container, keys[0], path)) : throw Missing(operation, path);
        }

        if (!Child(container, keys[0], out object? child))
        {
            throw Missing(operation, path);
        }

        object? changed = Change(child, keys[1..], path, operation, change);
        return new Place(container, keys[0], path).Replace(changed);
    }

    private static bool Child(object? container, string key, out object? child)
    {
        child = null;
        switch (container)
        {
            case VqlDict dict:
                return dict.TryGet(key, out child);
            case VqlList list when TryIndex(key, list.Count, out int index) && index < list.Count:
                child = list[index];
                return true;
            default:
                return false;
        }
    }

    private static bool TryIndex(string key, int count, out int index)
    {
        bool isNumber = int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index);
        index = index < 0 ? index + count : index;
        return isNumber && index >= 0;
    }

    private static string[] Keys(string path) =>
        path.Length == 0 ? [] : [.. path.Split('/').Skip(1).Select(static key => key.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    private static GoJsonException Missing(string operation, string path) =>
        new($"{operation} operation does not apply: doc is missing path: \"{path}\": missing value");

    /// <summary>A place in a container: a key of a dict or an index of a list. Changing it makes a new container.</summary>
    private readonly record struct Place(object? Container, string Key, string Path)
    {
        public object? Add(object? value)
        {
            switch (Container)
            {
                case null:
                    return value;
                case VqlDict dict:
                    VqlDict changed = dict.Copy();
                    changed.Update(Key, value);
                    return changed;
            }

            var list = (VqlList)Container;
            if (Key == "-")
            {
                return new VqlList([.. list, value], VqlList.InterfaceType);
            }

            return TryIndex(Key, list.Count, out int index) && index <= list.Count
                ? new VqlList([.. list.Take(index), value, .. list.Skip(index)], VqlList.InterfaceType)
                : throw new GoJsonException($"error in add for path: '{Path}': Unable to access invalid index: {Key}: invalid index referenced");
        }

        public object? Remove()
        {
            switch (Container)
            {
                case null:
                    return null;
                case VqlDict dict when dict.Contains(Key):
                    VqlDict changed = dict.Copy();
                    changed.Remove(Key);
                    return changed;
                case VqlDict:
                    throw new GoJsonException($"error in remove for path: '{Path}': unable to remove nonexistent key: {Key}: missing value");
            }

            var list = (VqlList)Container;
            return TryIndex(Key, list.Count, out int index) && index < list.Count
                ? new VqlList([.. list.Take(index), .. list.Skip(index + 1)], VqlList.InterfaceType)
                : throw new GoJsonException($"error in remove for path: '{Path}': Unable to access invalid index: {Key}: invalid index referenced");
        }

        public object? Replace(object? value)
        {
            switch (Container)
            {
                case null:
                    return value;
                case VqlDict dict when dict.Contains(Key):
                    VqlDict changed = dict.Copy();
                    changed.Update(Key, value);
                    return changed;
                case VqlList list when TryIndex(Key, list.Count, out int index) && index < list.Count:
                    return new VqlList([.. list.Take(index), value, .. list.Skip(index + 1)], VqlList.InterfaceType);
                default:
                    throw new GoJsonException($"replace operation does not apply: doc is missing key: {Path}: missing value");
            }
        }
    }
}
