using System.Text;
using Megaraptor.Mcp.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Megaraptor.Mcp.Tests.Transport;

/// <summary>The input ends only when its requests were answered, or when it took too long.</summary>
public sealed class DrainingInputTests
{
    private const string Request = """{"id":1,"method":"tools/list"}""";

    private readonly PendingRequests _pending = new();
    private readonly FakeTimeProvider _clock = new() { AutoAdvanceAmount = TimeSpan.Zero };

    [Theory]
    [InlineData(Request + "\n")]
    [InlineData(Request)]
    public async Task The_end_waits_for_the_answer(string input)
    {
        Task<byte[]> reading = ReadAllAsync(input, bufferSize: 7);
        await Task.Yield();
        reading.IsCompleted.ShouldBeFalse();

        _pending.Answered();
        Encoding.UTF8.GetString(await AdvanceUntilAsync(reading)).ShouldBe(input);
    }

    [Fact]
    public async Task The_end_waits_no_longer_than_its_patience()
    {
        Task<byte[]> reading = ReadAllAsync(Request + "\n", bufferSize: 4096);

        await AdvanceUntilAsync(reading);
        _pending.Any.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_requests_the_end_is_the_end() => (await ReadAllAsync("{\"method\":\"x\"}\n", bufferSize: 3)).Length.ShouldBe(15);

    [Fact]
    public async Task A_read_that_never_returns_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        await using var input = new DrainingInput(new Blocked(), _pending, TimeSpan.FromSeconds(3), _clock);
        Task<int> read = input.ReadAsync(new byte[10], stop.Token).AsTask();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => read);
    }

    private async Task<byte[]> ReadAllAsync(string input, int bufferSize)
    {
        await using var draining = new DrainingInput(new MemoryStream(Encoding.UTF8.GetBytes(input)), _pending, TimeSpan.FromSeconds(3), _clock);
        using var copy = new MemoryStream();
        await draining.CopyToAsync(copy, bufferSize, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private async Task<byte[]> AdvanceUntilAsync(Task<byte[]> reading)
    {
        while (!reading.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        return await reading;
    }

    /// <summary>A console on which nobody types, and which knows no cancellation.</summary>
    private sealed class Blocked : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await new TaskCompletionSource().Task;
            return 0;
        }
    }
}
