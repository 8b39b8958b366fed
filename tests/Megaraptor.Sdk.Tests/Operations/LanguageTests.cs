using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Operations.Queries;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>What is said of VQL without running it.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task A_finding_says_where_and_what_instead()
    {
        VqlCheckResult result = await LanguageOperations.CheckAsync("SELECT * FROM clients(serch='x')");

        VqlFinding error = result.Findings.Single(static finding => finding.Severity == "error");
        (result.Valid, error.Line, error.Column, error.Suggestion!.Contains("search", StringComparison.Ordinal)).ShouldBe((false, 1, 23, true));
    }

    [Theory]
    [InlineData("SELECT client_id AS C FROM clients()", true, "exact", "C")]
    [InlineData("SELECT * FROM execve(argv='x')", false, "at_least", "")]
    public async Task An_explanation_tells_reading_from_acting(string query, bool readsOnly, string columnsAre, string columns)
    {
        VqlExplanation explanation = await LanguageOperations.ExplainAsync(query);

        explanation.ReadsOnly.ShouldBe(readsOnly);
        explanation.Effects.ShouldNotBeEmpty();
        if (columns.Length > 0)
        {
            (explanation.ColumnsAre, string.Join(',', explanation.Columns)).ShouldBe((columnsAre, columns));
        }
    }

    [Fact]
    public async Task What_is_no_vql_cannot_be_explained() => await Should.ThrowAsync<VqlException>(() => LanguageOperations.ExplainAsync("SELECT FROM"));
}
