using Megaraptor.Lab.Evaluation.Json;
using Megaraptor.Lab.Evaluation.Values;

namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>A path inside something that another accessor opens, such as a member of a zip file.</summary>
/// <param name="DelegateAccessor">The accessor that opens the container, or empty.</param>
/// <param name="DelegatePath">The container's path, or empty.</param>
/// <param name="Delegate">The container's own path specification, or null.</param>
/// <param name="Path">The path inside.</param>
internal sealed record PathSpec(string DelegateAccessor, string DelegatePath, PathSpec? Delegate, string Path)
{
    /// <summary>A path that is inside nothing.</summary>
    public static PathSpec Empty { get; } = new(string.Empty, string.Empty, null, string.Empty);

    /// <summary>Whether the path is inside nothing.</summary>
    public bool IsPlain => DelegateAccessor.Length == 0 && DelegatePath.Length == 0 && Delegate is null;

    /// <summary>The container's path as text: that of its own specification if it has one.</summary>
    public string ContainerPath => DelegatePath.Length == 0 && Delegate is not null ? Delegate.ToString() : DelegatePath;

    /// <summary>Reads a specification from its members.</summary>
    /// <param name="members">The members of a JSON object.</param>
    /// <returns>The specification.</returns>
    public static PathSpec From(VqlDict members) => new(
        members["DelegateAccessor"] as string ?? string.Empty,
        members["DelegatePath"] as string ?? string.Empty,
        members["Delegate"] is VqlDict inner ? From(inner) : null,
        members["Path"] as string ?? string.Empty);

    /// <summary>The specification as JSON.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => JsonText.Of(ToDict());

    private VqlDict ToDict()
    {
        var members = new VqlDict();
        SetUnlessEmpty(members, "DelegateAccessor", DelegateAccessor);
        SetUnlessEmpty(members, "DelegatePath", DelegatePath);
        if (Delegate is not null)
        {
            members.Set("Delegate", Delegate.ToDict());
        }

        SetUnlessEmpty(members, "Path", Path);
        return members;
    }

    private static void SetUnlessEmpty(VqlDict members, string name, string value)
    {
        if (value.Length > 0)
        {
            members.Set(name, value);
        }
    }
}
