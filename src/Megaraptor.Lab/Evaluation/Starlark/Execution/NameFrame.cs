using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Evaluation.Starlark.Execution;

/// <summary>The names of a program, of a call or of a comprehension.</summary>
/// <param name="parent">The names around it; null for those that are always there.</param>
/// <param name="declared">Which names belong here, also before they have a value.</param>
internal sealed class NameFrame(NameFrame? parent, IReadOnlySet<string> declared)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>The values, in no order.</summary>
    public IEnumerable<object?> Values => _values.Values;

    /// <summary>Looks a name up, here and around.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its value.</returns>
    /// <exception cref="StarlarkException">It has none yet.</exception>
    public object? Get(string name)
    {
        NameFrame frame = Owner(name);
        return frame._values.TryGetValue(name, out object? value)
            ? value
            : throw new StarlarkException($"{(frame.IsGlobal ? "global" : "local")} variable {name} referenced before assignment");
    }

    /// <summary>A name that belongs here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it has one.</returns>
    public bool TryGetOwn(string name, [MaybeNullWhen(false)] out object? value) => _values.TryGetValue(name, out value);

    /// <summary>Sets a name where it belongs.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value.</param>
    public void Set(string name, object? value) => Owner(name)._values[name] = value;

    private bool IsGlobal => parent is null || parent.IsUniverse;

    private bool IsUniverse => parent is null;

    private NameFrame Owner(string name)
    {
        for (NameFrame? frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.Declares(name))
            {
                return frame;
            }
        }

        throw new StarlarkException($"undefined: {name}");
    }

    private NameFrame? Parent => parent;

    private bool Declares(string name) => declared.Contains(name);
}
