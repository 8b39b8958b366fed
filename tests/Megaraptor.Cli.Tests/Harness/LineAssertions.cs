namespace Megaraptor.Cli.Tests.Harness;

internal static class LineAssertions
{
    internal static string ShouldHaveSingleLine(this string text) => text.TrimEnd('\n').Split('\n').ShouldHaveSingleItem();
}
