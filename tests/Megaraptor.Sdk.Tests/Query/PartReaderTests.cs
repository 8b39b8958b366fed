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
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(32)]
    [InlineData(1000)]
    public void A_part_of_any_length_is_read_whole_and_in_order(int count) =>
        Read($"[{string.Join(" ,\n", Enumerable.Range(0, count).Select(static n => $$"""{"a":{{n}},"b":["x",{"c":{{n}}}]}"""))}]\n")
            .Select(static row => $"{row["a"].AsInt64()} {row["b"]}").ShouldBe(Enumerable.Range(0, count).Select(static n => $$"""{{n}} ["x",{"c":{{n}}}]"""));

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
        new PartReader<VqlRow>(Encoding.UTF8.GetBytes(part), VqlRow.Read, outcome).TryRead([]);

        outcome.SawValue.ShouldBe(hasValue);
    }

    private static List<VqlRow> Read(string part) => [.. new PartReader<VqlRow>(Encoding.UTF8.GetBytes(part), VqlRow.Read, new QueryOutcome()).Rows()];
}
