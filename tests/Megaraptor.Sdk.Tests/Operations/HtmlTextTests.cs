using Megaraptor.Sdk.Operations.Notebooks;

namespace Megaraptor.Sdk.Tests.Operations;

/// <summary>The HTML of cells as text.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<h1>Findings</h1>\n\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n", "Findings\n\n- one\n\n- two")]
    [InlineData("a &lt;b&gt; &amp; c", "a <b> & c")]
    [InlineData("x<script>alert('<p>')</script>y", "xy")]
    [InlineData("x<script>never ends", "x")]
    [InlineData("x<!-- <b>hidden</b> -->y", "xy")]
    [InlineData("<img src=x onerror=\"alert('>')\" alt=\"a &amp; b\">", "[image a & b]")]
    [InlineData("1 < 2 and <unclosed", "1 < 2 and <unclosed")]
    [InlineData("<velo-timeline name='T'/>", "[velo-timeline]")]
    [InlineData("", "")]
    public void Html_is_shown_as_its_words(string html, string text) => HtmlText.From(html).ShouldBe(text);

    [Fact]
    public void Tables_are_shown_by_their_number()
    {
        const string Html = "<div class=\"panel\"><velo-csv-viewer base-url=\"'v1/GetTable'\" params='%7B%22cell_id%22%3A%22NC.X%22%2C%22table_id%22%3A2%7D' /></div>";

        (HtmlText.From(Html), HtmlText.Tables(Html).Single()).ShouldBe(("[table 2]", 2));
    }
}
