using Megaraptor.Lab.Evaluation.Calls;
using Megaraptor.Lab.Evaluation.Expressions;
using Megaraptor.Lab.Evaluation.Files;
using Megaraptor.Lab.Evaluation.Operators;
using Megaraptor.Lab.Evaluation.Paths;
using Megaraptor.Lab.Evaluation.Scopes;
using Megaraptor.Lab.Evaluation.Values;
using Megaraptor.Lab.Store.Files;
using static Megaraptor.Lab.Evaluation.Calls.Parameter;
using static Megaraptor.Lab.Evaluation.Calls.ParameterKind;

namespace Megaraptor.Lab.Hosts;

/// <summary>The files of the machine that a query runs on.</summary>
internal static class HostFileEntries
{
    private const string ReadPermission = "FILESYSTEM_READ";

    private static readonly Signature s_file = Signature.Of(Required("filename", ParameterKind.Path), Optional("accessor", Text));

    public static IEnumerable<PluginDefinition> Plugins { get; } =
    [
        new(
            "glob",
            Signature.Of(
                Required("globs", Texts),
                Optional("root", ParameterKind.Path),
                Optional("accessor", Text),
                Optional("nosymlink", Flag),
                Optional("recursion_callback", ParameterKind.Lambda),
                Optional("one_filesystem", Flag)),
            Glob) { Version = 3 },
        new("stat", s_file, static call => Find(call) is { } file ? [Describe(call, file)] : []),
    ];

    public static IEnumerable<FunctionDefinition> Functions { get; } =
    [
        new("stat", s_file, static call => Find(call) is { } file ? Describe(call, file) : null),
    ];

    /// <summary>The ways to open the machine's files.</summary>
    /// <param name="kind">How paths are written there.</param>
    public static IEnumerable<FileAccessor> Accessors(PathKind kind) =>
    [
        new(FileAccessors.Default, kind, Open) { Permission = ReadPermission },
        new("file", kind, Open) { Permission = ReadPermission },
    ];

    /// <summary>Makes <c>hash()</c> know the files of which only the hashes are recorded.</summary>
    public static FunctionDefinition KnowingHashes(FunctionDefinition hash) => hash with
    {
        Body = call => call.Path("path") is { } path && IsHostAccessor(call) && FileAt(call.Query, path) is { Content: null, Hashes.Count: > 0 } file ? KnownHashes(call, file) : hash.Body(call),
    };

    /// <summary>A file of the machine; null when there is none.</summary>
    public static HostFile? FileAt(QueryContext query, OsPath path) => query.Services.Get<Host>().Files.Find(path.Components);

    private static bool IsHostAccessor(Call call) => call.Text("accessor") is "" or "auto" or "file";

    private static VqlDict KnownHashes(Call call, HostFile file)
    {
        IReadOnlyList<string> selected = call.Texts("hashselect");
        var hashes = new VqlDict(3);
        foreach (string name in (ReadOnlySpan<string>)["MD5", "SHA1", "SHA256"])
        {
            bool isWanted = selected.Count == 0 || selected.Contains(name, StringComparer.OrdinalIgnoreCase);
            hashes.Set(name, isWanted ? file.Hashes.GetValueOrDefault(name, "") : "");
        }

        return hashes;
    }

    private static IEnumerable<object?> Glob(Call call)
    {
        FileAccessor accessor = FileAccessors.Demand(call.Query, call.Text("accessor"));
        if (!IsHostAccessor(call))
        {
            throw NameTable.Refuse($"glob(accessor='{accessor.Name}')", call.Query);
        }

        Host host = HostEntries.Of(call);
        HostFiles files = host.Files;
        IReadOnlyList<string> root = call.Path("root")?.Components ?? [];
        Lambda? descend = call.LambdaOf("recursion_callback");
        return call.Texts("globs")
            .SelectMany(pattern => GlobPattern.Parse(host.Kind == PathKind.Windows ? pattern.Replace('\\', '/') : pattern))
            .SelectMany(pattern => pattern.Find(files, root, directory => descend is null || Truth.Of(call.Scope, descend.Invoke(call.Scope, Describe(call, directory)))))
            .DistinctBy(static file => string.Join('/', file.Components), StringComparer.Ordinal)
            .OrderBy(static file => string.Join('\u0001', file.Components), StringComparer.Ordinal)
            .Select(file => Describe(call, file));
    }

    private static HostFile? Find(Call call)
    {
        FileAccessor accessor = FileAccessors.Demand(call.Query, call.Text("accessor"));
        return IsHostAccessor(call) ? FileAt(call.Query, call.Path("filename")!) : throw NameTable.Refuse($"{call.Name}(accessor='{accessor.Name}')", call.Query);
    }

    private static VqlDict Describe(Call call, HostFile file) => new VqlDict(12)
        .Set("OSPath", OsPath.Parse("", HostEntries.Of(call).Kind).With(file.Components))
        .Set("Name", file.Name)
        .Set("Size", file.Size)
        .Set("Mode", file.Mode)
        .Set("Mtime", file.Modified)
        .Set("Atime", file.Accessed)
        .Set("Ctime", file.Changed)
        .Set("Btime", file.Born)
        .Set("IsDir", file.Mode.IsDirectory)
        .Set("IsLink", file.Mode.IsLink)
        .Set("Data", file.Data)
        .Set("Globs", VqlList.OfStrings(call.Signature.IndexOf("globs") >= 0 ? call.Texts("globs") : []));

    private static StoredFileStream Open(Scope scope, OsPath path)
    {
        HostFile? file = FileAt(scope.Query, path);
        return file switch
        {
            null => throw new CallFailedException($"open {path.PlainPath}: no such file or directory"),
            { Mode.IsDirectory: true } => throw new CallFailedException($"read {path.PlainPath}: is a directory"),
            { Content: { } content } => new StoredFileStream(content),
            _ => throw new CallFailedException($"open {path.PlainPath}: the Lab knows this file, but not its content"),
        };
    }
}
