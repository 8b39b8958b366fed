using System.Text.RegularExpressions;

namespace Megaraptor.Docs.Tests.Architecture;

/// <summary>Dependencies between the rooms point one way.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Megaraptor.Vql"] = [],
        ["Megaraptor.Generators"] = [],
        ["Megaraptor.Sdk"] = ["Megaraptor.Vql"],
        ["Megaraptor.Lab"] = ["Megaraptor.Vql"],
        ["Megaraptor.Mcp"] = ["Megaraptor.Sdk"],
        ["Megaraptor.CommandLine"] = ["Megaraptor.Sdk"],
        ["Megaraptor.Cli"] = ["Megaraptor.CommandLine", "Megaraptor.Lab", "Megaraptor.Mcp"],
    };

    public static TheoryData<string> Rooms => [.. Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, "src")).Where(static folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Select(static folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_rooms_below_it(string room)
    {
        string project = RepositoryFiles.Read($"src/{room}/{room}.csproj");

        s_allowed.ShouldContainKey(room, "A new room has to say here, and in docs/architecture.md, what it may use.");
        ProjectReference().Matches(project).Select(static match => match.Groups["room"].Value).ShouldBeSubsetOf(s_allowed[room]);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_stands_in_the_architecture(string room) => RepositoryFiles.Read("docs/architecture.md").ShouldContain($"| `src/{room}` |");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = RepositoryFiles.Read("Megaraptor.Sdk.sln");
        IEnumerable<string> projects = new[] { "src", "tests", "tools", "samples", "benchmarks" }
            .Select(static folder => Path.Combine(RepositoryFiles.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            // Built on the packages and not on the projects: the gate makes those first.
            .Where(static project => Path.GetFileNameWithoutExtension(project) != "PackageConsumer" && !project.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        projects.ShouldAllBe(project => solution.Contains(Path.GetFileName(project), StringComparison.Ordinal));
    }

    [GeneratedRegex("<ProjectReference Include=\"[^\"]*/(?<room>[^/\"]+)\\.csproj\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectReference();
}
