using Megaraptor.Vql.Reference;

namespace Megaraptor.Vql.Tests.Reference;

/// <summary>Which names are offered in place of a misspelt one.</summary>
public sealed class NearMatchesTests
{
    [Theory]
    [InlineData("client", "client_id")]
    [InlineData("SEARCH", "search")]
    [InlineData("serch", "search")]
    [InlineData("lits", "list")]
    public void The_nearest_of_a_few_names_is_found(string written, string nearest) =>
        NearMatches.Nearest(written, ["search", "client_id", "list"]).ShouldBe(nearest);

    [Theory]
    [InlineData("zz")]
    [InlineData("lost_and_found")]
    [InlineData("")]
    public void What_is_like_none_of_a_few_names_has_no_nearest(string written) =>
        NearMatches.Nearest(written, ["search", "client_id", "list"]).ShouldBeNull();

    [Fact]
    public void Two_letters_of_a_short_name_are_too_many() => NearMatches.Nearest("ab", ["cd"]).ShouldBeNull();

    [Fact]
    public void Of_no_names_none_is_near() => NearMatches.Nearest("a", []).ShouldBeNull();
}
