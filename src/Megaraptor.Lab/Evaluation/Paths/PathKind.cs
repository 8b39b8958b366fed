using System.Diagnostics.CodeAnalysis;

namespace Megaraptor.Lab.Evaluation.Paths;

/// <summary>How a system writes paths.</summary>
internal abstract class PathKind
{
    /// <summary>Slashes, read from backslashes too.</summary>
    public static readonly PathKind Generic = new GenericKind();

    /// <summary>Slashes only, nothing quoted.</summary>
    public static readonly PathKind Linux = new LinuxKind();

    /// <summary>Backslashes behind a drive, a device or a share.</summary>
    public static readonly PathKind Windows = new WindowsKind();

    /// <summary>As Windows, drives written as devices.</summary>
    public static readonly PathKind Ntfs = new NtfsKind();

    /// <summary>Backslashes behind a hive.</summary>
    public static readonly PathKind Registry = new RegistryKind();

    /// <summary>A path specification whose path is not read.</summary>
    public static readonly PathKind Specification = new SpecificationKind();

    /// <summary>A text that is no path at all, but what a file holds or the name of a variable.</summary>
    public static readonly PathKind Literal = new LiteralKind();

    /// <summary>Slashes, awkward characters written as percent escapes.</summary>
    public static readonly PathKind Zip = new ZipKind();

    /// <summary>How EXPLAIN names paths of this kind.</summary>
    public abstract string Description { get; }

    /// <summary>Whether a path without components was never made, which JSON shows as null.</summary>
    public virtual bool HasNilComponents => true;

    /// <summary>Finds a kind by the name that functions take.</summary>
    /// <param name="name">The name; empty for the generic kind.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>False for an unknown name.</returns>
    public static bool TryFind(string name, [NotNullWhen(true)] out PathKind? kind)
    {
        kind = name switch
        {
            "" or "generic" => Generic,
            "linux" => Linux,
            "windows" => Windows,
            "ntfs" => Ntfs,
            "registry" => Registry,
            "pathspec" => Specification,
            "zip" => Zip,
            _ => null,
        };
        return kind is not null;
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Its components.</returns>
    public abstract List<string> Split(string path);

    /// <summary>Writes a path.</summary>
    /// <param name="components">Its components.</param>
    /// <param name="original">The path that was read, which a path without components keeps.</param>
    /// <returns>The path.</returns>
    public abstract string Join(IReadOnlyList<string> components, string original);

    private sealed class GenericKind : PathKind
    {
        public override string Description => "Generic";

        public override List<string> Split(string path) => PathComponents.Split(path);

        public override string Join(IReadOnlyList<string> components, string original) => PathComponents.Join(components, '/');
    }

    private sealed class LinuxKind : PathKind
    {
        public override string Description => "LinuxPath";

        public override bool HasNilComponents => false;

        public override List<string> Split(string path) => PathComponents.SplitAtSlashes(path);

        public override string Join(IReadOnlyList<string> components, string original) => "/" + string.Join('/', components);
    }

    private class WindowsKind : PathKind
    {
        public override string Description => "WindowsPath";

        public override List<string> Split(string path)
        {
            int head = WindowsPrefix.LengthOf(path);
            List<string> components = PathComponents.Split(path[head..]);
            if (head > 0)
            {
                components.Insert(0, path[..head]);
            }

            return components;
        }

        public override string Join(IReadOnlyList<string> components, string original) =>
            components.Count == 0 ? string.Empty : components[0] + PathComponents.Join([.. components.Skip(1)], '\\');
    }

    private sealed class NtfsKind : WindowsKind
    {
        public override string Description => "NTFSPath";

        public override List<string> Split(string path)
        {
            List<string> components = base.Split(path);
            if (components.Count > 0 && components[0].Length > 1 && char.IsAsciiLetter(components[0][0]) && components[0][1] == ':')
            {
                components[0] = @"\\.\" + components[0].ToUpperInvariant();
            }

            return components;
        }

        public override string Join(IReadOnlyList<string> components, string original) =>
            components.Count == 0 ? original : base.Join(components, original);
    }

    private sealed class RegistryKind : PathKind
    {
        public override string Description => "RegistryPath";

        public override List<string> Split(string path)
        {
            List<string> components = PathComponents.Split(path);
            if (components.Count > 0)
            {
                components[0] = components[0].ToUpperInvariant() switch
                {
                    "HKCU" => "HKEY_CURRENT_USER",
                    "HKLM" => "HKEY_LOCAL_MACHINE",
                    "HKU" => "HKEY_USERS",
                    string hive when components[0].StartsWith("HKEY_", StringComparison.Ordinal) => hive,
                    _ => components[0],
                };
            }

            return components;
        }

        public override string Join(IReadOnlyList<string> components, string original)
        {
            string path = PathComponents.Join(components, '\\');
            return path.StartsWith('\\') ? path[1..] : path;
        }
    }

    private sealed class SpecificationKind : PathKind
    {
        public override string Description => "PathSpec";

        public override List<string> Split(string path) => [path];

        public override string Join(IReadOnlyList<string> components, string original) => original;
    }

    private sealed class LiteralKind : PathKind
    {
        public override string Description => "PathSpec";

        public override List<string> Split(string path) => [path];

        public override string Join(IReadOnlyList<string> components, string original) => original;
    }

    private sealed class ZipKind : PathKind
    {
        public override string Description => "ZipPathspec";

        public override bool HasNilComponents => false;

        public override List<string> Split(string path) => [.. PathComponents.SplitAtSlashes(path).Select(Uri.UnescapeDataString)];

        public override string Join(IReadOnlyList<string> components, string original) =>
            "/" + string.Join('/', components.Where(static component => component.Length > 0).Select(ZipName.Escape));
    }
}
