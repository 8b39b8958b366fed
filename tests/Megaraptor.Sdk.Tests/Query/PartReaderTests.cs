using System.Text;
using Megaraptor.Sdk.Errors;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Query;

/// <summary>The bytes of one part: a JSON array of objects, or a fault that says so without quoting evidence.</summary>
public sealed class PartReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    public void A_part_without_rows_yields_none(string part) => Read(part).ShouldBeEmpty();

    [Fact]
    public void Rows_are_slices_of_the_part() => Read("""[{"a":1}, {"a":2}]""").Select(static row => row["a"].AsInt64()).ShouldBe([1, 2]);

    [Theory]
    [InlineData("{\"secret\":1}")]
    [InlineData("[{\"secret\":")]
    [InlineData("[{\"secret\":1}")]
    [InlineData("[{\"secret\":1},2]")]
    [InlineData("secret")]
    public void What_is_no_array_of_objects_is_a_fault_that_quotes_nothing(string part)
    {
        MegaraptorException fault = Should.Throw<MegaraptorException>(() => Read(part));

        fault.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("[{\"a\":null,\"b\":null}]", false)]
    [InlineData("[{\"a\":null},{\"a\":0}]", true)]
    [InlineData("[{}]", false)]
    public void Rows_of_nulls_are_told_from_rows_with_values(string part, bool hasValue)
    {
        var outcome = new QueryOutcome();
        PartReader.Read(Encoding.UTF8.GetBytes(part), VqlRow.Read, outcome);

        outcome.SawValue.ShouldBe(hasValue);
    }

    private static List<VqlRow> Read(string part) => PartReader.Read(Encoding.UTF8.GetBytes(part), VqlRow.Read, new QueryOutcome());
}
