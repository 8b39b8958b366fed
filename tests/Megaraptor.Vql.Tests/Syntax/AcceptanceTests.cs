using Megaraptor.Recordings;
using Megaraptor.Vql.Syntax;

namespace Megaraptor.Vql.Tests.Syntax;

/// <summary>The parser accepts what the server accepts and refuses what it refuses: every recorded VQL text is asked.</summary>
public sealed class AcceptanceTests
{
    [Fact]
    public void Every_recorded_text_is_accepted_or_refused_as_the_server_did()
    {
        var differing = new List<string>();
        foreach (Exchange exchange in Recording.Conformance.Concat(Recording.Session))
        {
            bool refused = exchange.SyntaxError is not null || exchange.Status.Code == 13;
            bool accepted = exchange.Request.Vql.All(static vql => VqlSyntax.Parse(vql).IsValid);
            if (accepted == refused)
            {
                differing.Add($"{exchange.Name}: {(accepted ? "accepted" : "refused")} {string.Join(" | ", exchange.Request.Vql)}");
            }
        }

        differing.ShouldBeEmpty();
    }
}
