namespace Megaraptor.Lab.Synthetic;

/// <summary>The rows that a source of one of the server's artifacts has on synthetic hosts.</summary>
/// <param name="Source"><c>Artifact</c> or <c>Artifact/Source</c>.</param>
/// <param name="System">The system of the hosts that have them; empty for all.</param>
/// <param name="Open">Makes the rows of a host, given the parameters that are not at their defaults.</param>
internal sealed record SyntheticTable(string Source, string System, Func<SyntheticHost, IReadOnlyDictionary<string, string>, TableRows> Open)
{
    /// <summary>Makes a table that no parameter changes but by its filters.</summary>
    public SyntheticTable(string source, string system, Func<SyntheticHost, TableRows> open)
        : this(source, system, (host, _) => open(host))
    {
    }

    /// <summary>The parameters that are expressions, with the columns that they are for: any one of them is enough.</summary>
    public IReadOnlyDictionary<string, string[]> Filters { get; init; } = new Dictionary<string, string[]>(0);

    /// <summary>The other parameters that it takes.</summary>
    public IReadOnlyCollection<string> Parameters { get; init; } = [];

    /// <summary>The artifact.</summary>
    public string Artifact => Source.Split('/', 2)[0];
}
