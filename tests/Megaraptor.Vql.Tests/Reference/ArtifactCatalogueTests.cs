using System.Text.Json;
using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Tests.Reference;

/// <summary>The built-in artifacts as facts.</summary>
public sealed class ArtifactCatalogueTests
{
    [Fact]
    public void Every_artifact_of_the_facts_is_found_whole()
    {
        using JsonDocument facts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "artifacts-schema", "artifact-catalogue.json")));
        foreach (JsonElement fact in facts.RootElement.EnumerateArray())
        {
            ArtifactFacts artifact = ArtifactCatalogue.Find(fact.GetProperty("name").GetString()!).ShouldNotBeNull();
            artifact.Type.ShouldBe(fact.GetProperty("type").GetString());
            artifact.Sources.ShouldBe(Strings(fact, "sources"), artifact.Name);
            artifact.RequiredPermissions.ShouldBe(Strings(fact, "required_permissions"));
            artifact.ImpliedPermissions.ShouldBe(Strings(fact, "implied_permissions"));
            artifact.Parameters.ShouldBe(Typed(fact, "parameters"), artifact.Name);
            artifact.ColumnTypes.ShouldBe(Typed(fact, "column_types"), artifact.Name);
        }
    }

    [Fact]
    public void An_alias_is_found_as_an_artifact_of_its_own() =>
        ArtifactCatalogue.Names.SelectMany(static name => ArtifactCatalogue.Find(name)!.Aliases).ShouldAllBe(static alias => ArtifactCatalogue.Find(alias) != null);

    [Theory]
    [InlineData("Linux.Sys.Pslst", "Linux.Sys.Pslist")]
    [InlineData("Linux.Pslist", "Linux.Sys.Pslist")]
    [InlineData("generic.client.info", "Generic.Client.Info")]
    public void A_misspelt_or_moved_artifact_has_a_near_match(string written, string meant) => ArtifactCatalogue.NearTo(written).ShouldContain(meant);

    [Fact]
    public void What_is_not_built_in_is_not_found() => ArtifactCatalogue.Find("Custom.Thing").ShouldBeNull();

    private static IEnumerable<string> Strings(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray().Select(static item => item.GetString()!) : [];

    private static IEnumerable<TypedName> Typed(JsonElement fact, string name) => fact.TryGetProperty(name, out JsonElement items)
        ? items.EnumerateArray().Select(static item => new TypedName(item.GetProperty("name").GetString()!, item.TryGetProperty("type", out JsonElement type) ? type.GetString()! : ""))
        : [];
}
