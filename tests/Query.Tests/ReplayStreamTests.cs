using VpcFlow.Pipeline.Tests;
using VpcFlow.Query.Scanning;

namespace VpcFlow.Query.Tests;

/// <summary>The beginning of a stream that can be read only once, looked at before it is read.</summary>
[Collection(AloneCollection.Name)]
public sealed class ReplayStreamTests
{
    /// <summary>More than is kept in memory, and than is looked at.</summary>
    private const int Length = 20_000_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(9_000_000)]
    [InlineData(Length)]
    public async Task Rewind_AfterLookingAtTheBeginning_ReadsEverything(int looked)
    {
        byte[] content = new byte[Length];
        new Random(7).NextBytes(content);
        using var stream = new ReplayStream(new MemoryStream(content));
        byte[] beginning = new byte[looked];
        await stream.ReadExactlyAsync(beginning);

        stream.Rewind();
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);

        Assert.True(content.AsSpan(0, looked).SequenceEqual(beginning));
        Assert.True(content.AsSpan().SequenceEqual(all.ToArray()));
    }

    [Fact]
    public async Task ReadAsync_MoreThanIsKeptInMemory_KeepsItInAFile()
    {
        using var stream = new ReplayStream(new MemoryStream(new byte[Length]));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await stream.CopyToAsync(Stream.Null);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
    }
}
