namespace Megaraptor.Recordings;

/// <summary>The recordings of a real Velociraptor 0.77.2 server that the tests rest on.</summary>
public static class Recording
{
    /// <summary>The folder of the recordings.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Data");

    /// <summary>The 958 exchanges of the language: one VQL text each.</summary>
    public static IReadOnlyList<Exchange> Conformance { get; } = Read("vql-conformance.jsonl");

    /// <summary>An analyst's session, in order of its files.</summary>
    public static IReadOnlyList<Exchange> Session { get; } =
        [.. Directory.GetFiles(PathOf("lab"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(file => Read(Path.Combine("lab", Path.GetFileName(file))))];

    /// <summary>The path of a recorded file.</summary>
    public static string PathOf(string relative) => Path.Combine(Folder, relative);

    /// <summary>One exchange by its name, such as <c>errors/unknown-org</c> or <c>vql/ops/regex-bad-pattern</c>.</summary>
    public static Exchange Find(string name) =>
        (name.StartsWith("vql/", StringComparison.Ordinal) ? Conformance.Where(exchange => $"vql/{exchange.Id}" == name) : Session.Where(exchange => exchange.Name == name)).Single();

    private static Exchange[] Read(string relative) =>
        [.. File.ReadLines(PathOf(relative)).Where(IsQuery).Select(line => Exchange.Read(Path.GetFileNameWithoutExtension(relative), line))];

    /// <summary>The session also holds file reads, which are no queries.</summary>
    private static bool IsQuery(string line) => line.Contains("\"vql\":", StringComparison.Ordinal);
}
