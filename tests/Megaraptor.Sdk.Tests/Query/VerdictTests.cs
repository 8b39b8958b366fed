using System.Text;
using Megaraptor.Recordings;
using Megaraptor.Sdk.Query;

namespace Megaraptor.Sdk.Tests.Query;

/// <summary>The verdict on what a real server answered: every failure that ends with status OK is found in rows and logs.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("basics/info", VqlVerdict.Ok)]
    [InlineData("basics/empty-result", VqlVerdict.OkNoRows)]
    [InlineData("basics/log-levels", VqlVerdict.Partial)]
    [InlineData("basics/timeout", VqlVerdict.TimedOut)]
    [InlineData("errors/syntax-0", VqlVerdict.VqlError)]
    [InlineData("errors/partial-then-error", VqlVerdict.Partial)]
    [InlineData("errors/unknown-plugin", VqlVerdict.VqlError)]
    [InlineData("errors/unknown-function", VqlVerdict.VqlError)]
    [InlineData("errors/unknown-symbol", VqlVerdict.VqlError)]
    [InlineData("errors/unknown-arg", VqlVerdict.VqlError)]
    [InlineData("errors/missing-arg", VqlVerdict.VqlError)]
    [InlineData("errors/wrong-type", VqlVerdict.VqlError)]
    [InlineData("errors/function-missing-arg", VqlVerdict.VqlError)]
    [InlineData("errors/plugin-as-function", VqlVerdict.VqlError)]
    [InlineData("errors/function-as-plugin", VqlVerdict.VqlError)]
    [InlineData("errors/unknown-artifact", VqlVerdict.NotFound)]
    [InlineData("errors/artifact-bad-param", VqlVerdict.VqlError)]
    [InlineData("errors/perm-execve-reader", VqlVerdict.Denied)]
    [InlineData("errors/perm-glob-reader", VqlVerdict.Denied)]
    [InlineData("errors/perm-label-reader", VqlVerdict.Denied)]
    [InlineData("errors/perm-collect-reader", VqlVerdict.Denied)]
    [InlineData("flows/quarantine-investigator", VqlVerdict.Denied)]
    [InlineData("errors/perm-clients-reader", VqlVerdict.Ok)]
    [InlineData("clients/search-bogus:zzz", VqlVerdict.VqlError)]
    [InlineData("clients/by-id-garbage", VqlVerdict.OkNoRows)]
    [InlineData("flows/pslist/no-artifact", VqlVerdict.VqlError)]
    [InlineData("flows/bad/unknown-artifact", VqlVerdict.VqlError)]
    [InlineData("hunts/results-unknown", VqlVerdict.NotFound)]
    [InlineData("hunts/os-bad", VqlVerdict.VqlError)]
    [InlineData("artifacts/unknown", VqlVerdict.NotFound)]
    [InlineData("vql/select/order-column-not-selected", VqlVerdict.Partial)]
    [InlineData("vql/err/bad-regex-in-where", VqlVerdict.VqlError)]
    [InlineData("vql/let/infinite-expression-recursion", VqlVerdict.VqlError)]
    [InlineData("vql/plugin/query-string", VqlVerdict.Ok)]
    public void A_recorded_answer_gets_its_verdict(string exchange, VqlVerdict verdict) => Judge(Recording.Find(exchange)).ShouldBe(verdict);

    [Fact]
    public void What_a_query_logs_by_itself_is_no_failure_however_it_reads()
    {
        VqlLogEntry[] logs = [VqlLogEntry.Parse("DEFAULT:clients: PermissionDenied: Permission denied: [EXECVE]\n"), VqlLogEntry.Parse("DEFAULT:VQL Error: no\n")];

        VerdictRules.Judge(logs, hasRows: false, hasValues: false).Verdict.ShouldBe(VqlVerdict.OkNoRows);
    }

    [Fact]
    public void Evidence_that_a_complaint_quotes_does_not_pass_for_a_denial()
    {
        VqlLogEntry[] logs = [VqlLogEntry.Parse($"parse_json: Invalid JSON object: {new string('x', 100)} Permission denied: [EXECVE]\n")];

        VerdictRules.Judge(logs, hasRows: true, hasValues: true).Verdict.ShouldBe(VqlVerdict.Ok);
    }

    private static VqlVerdict Judge(Exchange exchange)
    {
        var outcome = new QueryOutcome();
        int rows = 0;
        foreach (ExchangeMessage message in exchange.Messages)
        {
            if (message.Log is not null)
            {
                outcome.AddLog(VqlLogEntry.Parse(message.Log));
            }
            else
            {
                rows += new PartReader<VqlRow>(Encoding.UTF8.GetBytes(message.Response!), VqlRow.Read, outcome).Rows().Count();
            }
        }

        return VerdictRules.Judge(outcome.Logs, rows > 0, outcome.SawValue).Verdict;
    }
}
