using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Query;

public sealed class VqlLogEntryTests
{
    [Theory]
    [InlineData("ERROR:Plugin x not found\n", VqlLogLevel.Error, "Plugin x not found", true)]
    [InlineData("DEFAULT:hello\n", VqlLogLevel.Default, "hello", true)]
    [InlineData("WARN:", VqlLogLevel.Warn, "", true)]
    [InlineData("glob: Permission denied: [FILESYSTEM_READ]\n", VqlLogLevel.Default, "glob: Permission denied: [FILESYSTEM_READ]", false)]
    [InlineData("two\nlines\n", VqlLogLevel.Default, "two\nlines", false)]
    [InlineData("", VqlLogLevel.Default, "", false)]
    public void A_line_is_taken_apart_into_level_and_text(string line, VqlLogLevel level, string text, bool hasPrefix) =>
        VqlLogEntry.Parse(line).ShouldBe(new VqlLogEntry(level, text, hasPrefix));
}
