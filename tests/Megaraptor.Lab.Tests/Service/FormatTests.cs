using Megaraptor.Lab.Service;

namespace Megaraptor.Lab.Tests.Service;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(4, "4 B")]
    [InlineData(515, "515 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.0 kB")]
    [InlineData(2_501, "2.5 kB")]
    [InlineData(9_960, "10 kB")]
    [InlineData(83_969, "84 kB")]
    [InlineData(1_500_000, "1.5 MB")]
    public void Sizes_are_written_in_powers_of_a_thousand(long bytes, string text) => ByteSize.Format(bytes).ShouldBe(text);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ns")]
    [InlineData(353_895, "353.895µs")]
    [InlineData(3_048_482, "3.048482ms")]
    [InlineData(251_170_170, "251.17017ms")]
    [InlineData(2_000_865_300, "2.0008653s")]
    [InlineData(60_000_000_000, "1m0s")]
    [InlineData(47_088_000_000_000, "13h4m48s")]
    public void Durations_are_written_as_Go_does(long nanoseconds, string text) => GoDuration.Format(nanoseconds).ShouldBe(text);
}
