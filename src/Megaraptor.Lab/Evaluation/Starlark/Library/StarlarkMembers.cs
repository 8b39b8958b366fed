using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>Members of values: their methods, and what a loaded module holds.</summary>
internal static class StarlarkMembers
{
    /// <summary>A member.</summary>
    /// <param name="target">The value.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The member.</returns>
    /// <exception cref="StarlarkException">There is none.</exception>
    public static object? Get(object? target, string name) => TryGet(target, name, out object? member)
        ? member
        : throw new StarlarkException($"{StarlarkValue.TypeName(target)} has no .{name} field or method");

    /// <summary>Looks a member up.</summary>
    /// <param name="target">The value.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="member">The member.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGet(object? target, string name, out object? member)
    {
        if (target is StarlarkNamespace module)
        {
            return module.Members.TryGetValue(name, out member);
        }

        member = target switch
        {
            string text => StringMethods.All.TryGetValue(name, out StringMethod? method) ? Bound(name, (run, arguments) => method(run, text, arguments)) : null,
            StarlarkList list => ListMethods.All.TryGetValue(name, out ListMethod? method) ? Bound(name, (run, arguments) => method(run, list, arguments)) : null,
            StarlarkDict dict => DictionaryMethods.All.TryGetValue(name, out DictionaryMethod? method) ? Bound(name, (run, arguments) => method(run, dict, arguments)) : null,
            _ => null,
        };
        return member is not null;
    }

    /// <summary>The names of a value's members, sorted.</summary>
    /// <param name="target">The value.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> Names(object? target)
    {
        IEnumerable<string> names = target switch
        {
            string => StringMethods.All.Keys,
            StarlarkList => ListMethods.All.Keys,
            StarlarkDict => DictionaryMethods.All.Keys,
            StarlarkNamespace module => module.Members.Keys,
            _ => [],
        };
        return names.Order(StringComparer.Ordinal);
    }

    private static StarlarkBuiltIn Bound(string name, Func<Execution.ProgramRun, Execution.StarlarkArguments, object?> body) => new(name, body, isMethod: true);
}
