using System.Net;
using System.Security.Cryptography;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.S3;

/// <summary>Downloads whose connections break.</summary>
public sealed class S3ContentStreamTests : IDisposable
{
    private const string Key = "k";
    private static readonly byte[] s_content = RandomNumberGenerator.GetBytes(300_000);
    private readonly FakeS3 _s3 = new();
    private readonly S3Address _address = new("logs", Key, null);
    private readonly List<long?> _ranges = [];

    public S3ContentStreamTests() => _s3.Put(Key, s_content);

    public void Dispose() => _s3.Dispose();

    [Fact]
    public async Task ReadAsync_ConnectionThatBreaksAgainAndAgain_GoesOnAtTheSamePlace()
    {
        BreakAfter(100_000, (_, _) => throw new IOException("The connection was reset."));
        Assert.Equal(s_content, await ReadAsync());
        Assert.Equal([null, 100_000, 200_000], _ranges.Take(3));
    }

    [Fact]
    public async Task ReadAsync_ConnectionThatEndsEarly_GoesOnAtTheSamePlace()
    {
        BreakAfter(150_000, (_, _) => ValueTask.FromResult(0));
        Assert.Equal(s_content, await ReadAsync());
    }

    [Fact]
    public async Task ReadAsync_ConnectionThatFallsSilent_GoesOnAtTheSamePlace()
    {
        BreakAfter(200_000, async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        });
        Assert.Equal(s_content, await ReadAsync(TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public async Task ReadAsync_ObjectThatIsReplaced_Throws()
    {
        BreakAfter(100_000, (_, _) =>
        {
            _s3.Put(Key, [1, 2, 3]);
            throw new IOException("The connection was reset.");
        });
        IOException e = await Assert.ThrowsAsync<IOException>(() => ReadAsync());
        Assert.Equal("s3://logs/k was replaced while it was read, after 100000 bytes.", e.Message);
    }

    [Fact]
    public async Task ReadAsync_ConnectionThatNeverWorks_ThrowsInTheEnd()
    {
        BreakAfter(0, (_, _) => throw new IOException("The connection was reset."));
        IOException e = await Assert.ThrowsAsync<IOException>(() => ReadAsync());
        Assert.Contains("s3:GetObject on s3://logs/k failed (The connection was reset)", e.Message, StringComparison.Ordinal);
        Assert.Equal(6, _ranges.Count);
    }

    [Fact]
    public async Task OpenAsync_ObjectThatDoesNotExist_Throws()
    {
        _s3.Delete(Key);
        FileNotFoundException e = await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync());
        Assert.Equal("s3://logs/k", e.FileName);
    }

    [Fact]
    public async Task OpenAsync_ObjectThatMayNotBeRead_SaysWhatIsMissing()
    {
        _s3.OnGet = (_, _) => throw FakeS3.Error(HttpStatusCode.Forbidden, "AccessDenied");
        UnauthorizedAccessException e = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ReadAsync());
        Assert.Contains("s3:GetObject on s3://logs/k is not allowed", e.Message, StringComparison.Ordinal);
    }

    private async Task<byte[]> ReadAsync(TimeSpan? timeout = null)
    {
        await using S3ContentStream content =
            await S3ContentStream.OpenAsync(_s3, _address, timeout ?? TimeSpan.FromMinutes(1), CancellationToken.None);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    private void BreakAfter(int length, Func<Memory<byte>, CancellationToken, ValueTask<int>> then) => _s3.OnGet = (request, content) =>
    {
        _ranges.Add(FakeS3.StartOf(request));
        return new BreakingStream(content, length, then);
    };
}
