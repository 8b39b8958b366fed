using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Calls;

/// <summary>Defines functions and plugins of the server: the reference gives their parameters, a method what they do.</summary>
/// <remarks>Adding one takes one method. What the reference cannot tell, such as an argument that is evaluated late, is said here.</remarks>
internal static class Define
{
    /// <summary>Defines a function.</summary>
    /// <param name="name">Its name in the reference.</param>
    /// <param name="body">What it does.</param>
    /// <param name="kinds">The kinds of parameters that differ from those of their types in the reference.</param>
    /// <returns>The function.</returns>
    public static FunctionDefinition Function(string name, Func<Call, object?> body, params ReadOnlySpan<(string Parameter, ParameterKind Kind)> kinds) =>
        new(name, SignatureOf(VqlNameKind.Function, name, kinds), body);

    /// <summary>Defines a plugin.</summary>
    /// <param name="name">Its name in the reference.</param>
    /// <param name="body">What it does: makes rows while they are read.</param>
    /// <param name="kinds">The kinds of parameters that differ from those of their types in the reference.</param>
    /// <returns>The plugin.</returns>
    public static PluginDefinition Plugin(string name, Func<Call, IEnumerable<object?>> body, params ReadOnlySpan<(string Parameter, ParameterKind Kind)> kinds) =>
        new(name, SignatureOf(VqlNameKind.Plugin, name, kinds), body);

    private static Signature SignatureOf(VqlNameKind kind, string name, ReadOnlySpan<(string Parameter, ParameterKind Kind)> kinds)
    {
        var differing = new Dictionary<string, ParameterKind>(StringComparer.Ordinal);
        foreach ((string parameter, ParameterKind parameterKind) in kinds)
        {
            differing.Add(parameter, parameterKind);
        }

        VqlName known = VqlReference.Default.Find(kind, name) ?? throw new InvalidOperationException($"The server has no {kind} {name}.");
        return Signature.Of(known, differing);
    }
}
