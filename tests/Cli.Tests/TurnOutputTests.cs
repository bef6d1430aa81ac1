using System.Text;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Tests;

public sealed class TurnOutputTests : IDisposable
{
    private readonly MemoryStream _all = new();
    private readonly TaskCompletionSource _turn = new();

    private string All => Encoding.ASCII.GetString(_all.ToArray());

    public void Dispose() => _all.Dispose();

    [Fact]
    public async Task WriteAsync_BeforeTheTurn_IsKept()
    {
        using var own = new TurnOutput(_all, _turn.Task, limit: 8);
        await own.WriteAsync("abcd"u8.ToArray());
        await own.WriteAsync("efgh"u8.ToArray());
        Assert.Empty(All);

        _turn.SetResult();
        await own.TakeTurnAsync(default);
        Assert.Equal("abcdefgh", All);
    }

    [Fact]
    public async Task WriteAsync_MoreThanTheLimit_WaitsForTheTurn()
    {
        using var own = new TurnOutput(_all, _turn.Task, limit: 8);
        await own.WriteAsync("abcd"u8.ToArray());
        Task waits = own.WriteAsync("efghi"u8.ToArray()).AsTask();
        Assert.False(waits.IsCompleted);

        _turn.SetResult();
        await waits.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("abcdefghi", All);
    }

    [Fact]
    public async Task WriteAsync_InItsTurn_WritesWhatWasKeptFirst()
    {
        using var own = new TurnOutput(_all, _turn.Task, limit: 8);
        await own.WriteAsync("ab"u8.ToArray());
        _turn.SetResult();
        await own.WriteAsync("cd"u8.ToArray());
        Assert.Equal("abcd", All);
        await own.TakeTurnAsync(default);
        Assert.Equal("abcd", All);
    }

    [Fact]
    public async Task WriteAsync_FileBeforeFailed_FailsLikewise()
    {
        using var own = new TurnOutput(_all, _turn.Task, limit: 2);
        _turn.SetException(new OutputException("out", new IOException("No space left.")));
        await own.WriteAsync("ab"u8.ToArray());
        await Assert.ThrowsAsync<OutputException>(() => own.WriteAsync("cd"u8.ToArray()).AsTask());
        Assert.Empty(All);
    }

    [Fact]
    public async Task TakeTurnAsync_Cancelled_Ends()
    {
        using var own = new TurnOutput(_all, _turn.Task, limit: 2);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => own.TakeTurnAsync(new CancellationToken(canceled: true)).AsTask());
    }
}
