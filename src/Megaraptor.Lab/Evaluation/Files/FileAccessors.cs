using System.Diagnostics.CodeAnalysis;
using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Lab.Evaluation.Files;

/// <summary>Finds accessors and opens files with them.</summary>
internal static class FileAccessors
{
    /// <summary>The accessor of a call that names none.</summary>
    public const string Default = "auto";

    /// <summary>Finds an accessor by its name.</summary>
    /// <param name="query">The query.</param>
    /// <param name="name">The name; empty for the default.</param>
    /// <returns>The accessor.</returns>
    /// <exception cref="CallFailedException">The server has no such accessor.</exception>
    public static FileAccessor Find(QueryContext query, string name)
    {
        string wanted = name.Length == 0 ? Default : name;
        if (query.Names.Accessors.TryGetValue(wanted, out FileAccessor? accessor))
        {
            return accessor;
        }

        return VqlReference.Default.Find(VqlNameKind.Accessor, wanted) is not null
            ? new FileAccessor(wanted, KindOf(wanted), null)
            : throw new CallFailedException($"Unknown filesystem accessor {name}");
    }

    /// <summary>Refuses an accessor that the user must not use, or that the Lab has not.</summary>
    /// <param name="query">The query.</param>
    /// <param name="name">The accessor's name; empty for the default.</param>
    /// <returns>The accessor.</returns>
    /// <exception cref="CallFailedException">There is no such accessor, or the user must not use it.</exception>
    /// <exception cref="NotInTheLabException">The Lab has not the accessor.</exception>
    public static FileAccessor Demand(QueryContext query, string name)
    {
        FileAccessor accessor = Find(query, name);
        string? permission = accessor.Open is null ? "FILESYSTEM_READ" : accessor.Permission;
        if (permission is not null && !query.Principal.Has(permission))
        {
            throw new CallFailedException($"Accessor {accessor.Name}: PermissionDenied: Permission denied: [{permission}]");
        }

        return accessor.Open is null ? throw NameTable.Refuse($"accessor {accessor.Name}", query) : accessor;
    }

    /// <summary>Opens a file.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="accessor">The accessor's name; empty for the default.</param>
    /// <param name="path">The file.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="CallFailedException">The file cannot be opened.</exception>
    /// <exception cref="NotInTheLabException">The Lab has not the accessor.</exception>
    public static Stream Open(Scope scope, string accessor, OsPath path) => Demand(scope.Query, accessor).Open!(scope, path);

    /// <summary>Reads a file as a text of bytes.</summary>
    /// <param name="scope">The caller's scope.</param>
    /// <param name="accessor">The accessor's name; empty for the default.</param>
    /// <param name="path">The file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="CallFailedException">The file cannot be opened.</exception>
    /// <exception cref="NotInTheLabException">The Lab has not the accessor.</exception>
    [SuppressMessage("Design", "MA0045", Justification = "Queries are evaluated synchronously, on threads of their own.")]
    public static byte[] ReadAll(Scope scope, string accessor, OsPath path)
    {
        using Stream file = Open(scope, accessor, path);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static PathKind KindOf(string name) => name switch
    {
        "auto" or "file" or "raw_file" or "file_links" or "file_nocase" or "ext4" or "raw_ext4" => PathKind.Linux,
        "zip" or "zip_nocase" or "collector" or "collector_sparse" => PathKind.Zip,
        "ntfs" or "lazy_ntfs" or "raw_ntfs" or "ntfs_vss" => PathKind.Ntfs,
        "registry" or "reg" or "raw_reg" => PathKind.Registry,
        _ => PathKind.Generic,
    };
}
