using Megaraptor.Lab.Evaluation.Starlark.Values;

namespace Megaraptor.Lab.Evaluation.Starlark.Library;

/// <summary>The modules that <c>load()</c> finds.</summary>
internal static class LoadedModules
{
    /// <summary>Finds a module.</summary>
    /// <param name="module">Its name.</param>
    /// <returns>What it holds, by name.</returns>
    /// <exception cref="StarlarkException">The Lab has none of the name.</exception>
    public static IReadOnlyDictionary<string, object?> Find(string module) => module == "math.star"
        ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["math"] = new StarlarkNamespace("math", MathModule.Members) }
        : throw new StarlarkException($"cannot load {module}: the module is not available in the Lab");
}
