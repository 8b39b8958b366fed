using System.Text;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Query;

public sealed class VqlRowTests
{
    [Theory]
    [InlineData("{}", "{\"_Source\":\"A/B\"}")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"_Source\":\"A/B\"}")]
    [InlineData("{\"a\":{}\n}", "{\"a\":{},\"_Source\":\"A/B\"}")]
    [InlineData("{\"_Source\":1}", "{\"_Source\":1}")]
    public void A_column_is_added_at_the_end_unless_it_is_there(string row, string expected) =>
        Encoding.UTF8.GetString(new VqlRow(Encoding.UTF8.GetBytes(row)).Append("_Source", "A/B").Json.Span).ShouldBe(expected);
}
