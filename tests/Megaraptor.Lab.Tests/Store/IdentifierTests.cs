using Megaraptor.Lab.Store;

namespace Megaraptor.Lab.Tests.Store;

public sealed class IdentifierTests
{
    [Fact]
    public void An_identifier_begins_with_the_time_of_its_making()
    {
        // The server made F.DC2OH8T12P9OC at this second.
        Identifiers.New("F.", DateTimeOffset.FromUnixTimeSeconds(1_795_524_771)).ShouldStartWith("F.DC2OH8");
    }

    [Fact]
    public void Identifiers_have_thirteen_digits() => Identifiers.New("", DateTimeOffset.UnixEpoch).Length.ShouldBe(13);

    [Fact]
    public void Two_identifiers_of_one_second_differ() =>
        Identifiers.New("H.", DateTimeOffset.UnixEpoch).ShouldNotBe(Identifiers.New("H.", DateTimeOffset.UnixEpoch));
}
