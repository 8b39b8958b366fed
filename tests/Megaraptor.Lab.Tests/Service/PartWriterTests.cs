using System.Buffers;
using System.Globalization;
using System.Text;
using CsCheck;
using Megaraptor.Lab.Service;
using Megaraptor.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Lab.Tests.Service;

public sealed class PartWriterTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RecordingStream _stream = new();

    [Fact]
    public void A_statement_without_rows_sends_one_empty_part()
    {
        using PartWriter parts = Writer(maxRows: 1000);

        parts.Finish();

        _stream.Messages.ShouldBe(["Time 0: q: Sending response part 0 2 B (0 rows).\n", "0[]"]);
    }

    [Fact]
    public void A_limit_of_no_rows_sends_an_empty_part_and_then_each_row_alone()
    {
        using PartWriter parts = Writer(maxRows: 0);

        Add(parts, 2);
        parts.Finish();

        Parts().ShouldBe(["0[]", "1[0]", "2[1]"]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_multiple_of_the_limit_adds_no_empty_part(int rows)
    {
        using PartWriter parts = Writer(maxRows: 2);

        Add(parts, rows);
        parts.Finish();

        Parts().Count.ShouldBe(rows / 2);
        Parts().ShouldAllBe(static part => part.EndsWith(']') && !part.EndsWith("[]", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_that_wait_are_sent_when_the_wait_is_over()
    {
        using PartWriter parts = Writer(maxRows: 1000);
        Add(parts, 1);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Parts().ShouldBe(["0[0]"]);
    }

    [Fact]
    public void A_wait_that_ends_without_rows_sends_nothing()
    {
        using PartWriter parts = Writer(maxRows: 1000);

        _clock.Advance(TimeSpan.FromSeconds(5));

        _stream.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_comes_when_the_wait_ends_waits_for_the_next_part()
    {
        using PartWriter parts = Writer(maxRows: 1000);
        for (int i = 0; i < 4; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            parts.Add(i, static _ => [], Write);
        }

        parts.Finish();

        _stream.Messages.ShouldBe(
        [
            "Time 2: q: Sending response part 0 3 B (1 rows).\n", "0[0]",
            "Time 3: q: Sending response part 1 3 B (1 rows).\n", "1[1]",
            "Time 4: q: Sending response part 2 3 B (1 rows).\n", "2[2]",
            "Time 4: q: Sending response part 3 3 B (1 rows).\n", "3[3]",
        ]);
    }

    [Fact]
    public void Nothing_is_sent_after_the_end()
    {
        using PartWriter parts = Writer(maxRows: 1000);
        Add(parts, 1);
        parts.Finish();
        int sent = _stream.Messages.Count;

        _clock.Advance(TimeSpan.FromSeconds(5));

        _stream.Messages.Count.ShouldBe(sent);
    }

    [Fact]
    public void Columns_are_those_of_the_first_row_of_each_part()
    {
        var asked = new List<int>();
        using PartWriter parts = Writer(maxRows: 2);

        for (int i = 0; i < 5; i++)
        {
            parts.Add(
                i,
                row =>
                {
                    asked.Add(row);
                    return [];
                },
                Write);
        }

        parts.Finish();

        asked.ShouldBe([0, 2, 4]);
    }

    [Fact]
    public void Every_row_is_sent_once_and_in_order() =>
        Gen.Select(Gen.Int[0, 60], Gen.ULong[0, 7]).Sample((rows, limit) =>
        {
            var stream = new RecordingStream();
            using (var parts = new PartWriter(new ResponseStream(stream, _clock, CancellationToken.None), _clock, new VQLRequest { Name = "q" }, 0, 0, PartLimits.Of(limit, 1)))
            {
                Add(parts, rows);
                parts.Finish();
            }

            int[] sent = [.. stream.Messages.Where(static message => message.EndsWith(']'))
                .SelectMany(static part => part[(part.IndexOf('[', StringComparison.Ordinal) + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries))
                .Select(static row => int.Parse(row, CultureInfo.InvariantCulture))];
            return sent.SequenceEqual(Enumerable.Range(0, rows));
        });

    private PartWriter Writer(ulong maxRows) =>
        new(new ResponseStream(_stream, _clock, CancellationToken.None), _clock, new VQLRequest { Name = "q" }, 0, _clock.GetTimestamp(), PartLimits.Of(maxRows, 1));

    private static void Add(PartWriter parts, int rows)
    {
        for (int i = 0; i < rows; i++)
        {
            parts.Add(i, static _ => [], Write);
        }
    }

    private static void Write(int row, IBufferWriter<byte> target) => target.Write(Encoding.UTF8.GetBytes(row.ToString(CultureInfo.InvariantCulture)));

    private List<string> Parts() => [.. _stream.Messages.Where(static message => message.EndsWith(']'))];
}
