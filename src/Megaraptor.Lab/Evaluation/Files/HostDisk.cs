using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>The disk of the machine that a Lab pretends to run on: there is nothing on it.</summary>
internal static class HostDisk
{
    /// <summary>The permission that reading it takes.</summary>
    public const string Permission = "FILESYSTEM_READ";

    /// <summary>The accessors that read it.</summary>
    public static IReadOnlyList<FileAccessor> Accessors { get; } = [.. new[] { FileAccessors.Default, "file" }.Select(static name => new FileAccessor(name, PathKind.Linux, static (_, path) => throw Missing(path)) { Permission = Permission })];

    /// <summary>Refuses to look for files anywhere but on this disk, and to anyone who may not read it.</summary>
    /// <param name="call">The call, with its accessor.</param>
    /// <exception cref="CallFailedException">There is no such accessor, or the user must not use it.</exception>
    /// <exception cref="NotInTheLabException">The accessor is another one.</exception>
    public static void Demand(Call call)
    {
        FileAccessor accessor = FileAccessors.Demand(call.Query, call.Text("accessor"));
        if (accessor.Permission != Permission)
        {
            throw NameTable.Refuse($"{call.Name}(accessor={accessor.Name})", call.Query);
        }
    }

    private static CallFailedException Missing(OsPath path) => new($"open {path}: no such file or directory");
}
