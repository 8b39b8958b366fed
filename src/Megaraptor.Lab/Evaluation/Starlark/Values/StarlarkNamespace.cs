namespace Megaraptor.Lab.Evaluation.Starlark.Values;

/// <summary>A value with members, such as a module that was loaded.</summary>
/// <param name="name">Its name.</param>
/// <param name="members">Its members.</param>
internal sealed class StarlarkNamespace(string name, IReadOnlyDictionary<string, object?> members)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The members.</summary>
    public IReadOnlyDictionary<string, object?> Members { get; } = members;
}
