using Megaraptor.ReferenceTable;

namespace Megaraptor.Vql.Tests.Reference;

/// <summary>The checked-in tables are what the tool makes of the facts.</summary>
public sealed class TableTests
{
    public static TheoryData<string> Paths => [.. Tables.All.Select(static table => table.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_checked_in_table_is_the_one_that_the_tool_makes(string path)
    {
        string made = Tables.All.Single(table => table.Path == path).Make(Path.Combine(Repository.Root, "artifacts-schema"));
        File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n").ShouldBe(made, "Run: dotnet run --project tools/ReferenceTable");
    }
}
