using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace VpcFlow.Pipeline.Tests.Sources.S3;

/// <summary>Objects in memory, with the requests that sources make.</summary>
internal class FakeS3() : AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config { ServiceURL = "http://127.0.0.1:1" })
{
    private readonly SortedList<string, (byte[] Content, DateTime Time)> _objects = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _lists;

    /// <summary>Called with each download; may throw, or return another stream.</summary>
    public Func<GetObjectRequest, Stream, Stream>? OnGet { get; set; }

    /// <summary>Called with each listing; may throw.</summary>
    public Action<ListObjectsV2Request>? OnList { get; set; }

    /// <summary>The number of keys that a listing returns.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>The number of listings.</summary>
    public int Lists => _lists;

    /// <summary>How many keys listings have returned.</summary>
    public int ListedKeys { get; private set; }

    public void Put(string key, byte[] content, DateTimeOffset? time = null)
    {
        lock (_lock)
            _objects[key] = (content, (time ?? DateTimeOffset.UtcNow).UtcDateTime);
    }

    public void Delete(string key)
    {
        lock (_lock)
            _objects.Remove(key);
    }

    public override Task<GetObjectResponse> GetObjectAsync(GetObjectRequest request, CancellationToken cancellationToken = default)
    {
        (byte[] Content, DateTime Time) found;
        lock (_lock)
        {
            if (!_objects.TryGetValue(request.Key, out found))
                throw Error(HttpStatusCode.NotFound, "NoSuchKey");
        }

        string etag = ETagOf(found.Content);
        if (request.EtagToMatch is { } expected && expected != etag)
            throw Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        int start = (int)(StartOf(request) ?? 0);
        Stream content = new MemoryStream(found.Content, start, found.Content.Length - start);
        return Task.FromResult(new GetObjectResponse
        {
            ETag = etag,
            LastModified = found.Time,
            ContentLength = found.Content.Length - start,
            ContentRange = request.ByteRange is null ? null : $"bytes {start}-{found.Content.Length - 1}/{found.Content.Length}",
            ResponseStream = OnGet?.Invoke(request, content) ?? content,
        });
    }

    public override Task<HeadBucketResponse> HeadBucketAsync(HeadBucketRequest request, CancellationToken cancellationToken = default)
        => Task.FromResult(new HeadBucketResponse { BucketRegion = "eu-west-1" });

    public override Task<ListObjectsV2Response> ListObjectsV2Async(
        ListObjectsV2Request request, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _lists);
        OnList?.Invoke(request);
        var response = new ListObjectsV2Response { S3Objects = [], CommonPrefixes = [] };
        string prefix = request.Prefix ?? "";
        string next = request.ContinuationToken ?? (request.StartAfter is { } after ? after + "\0" : prefix);
        if (string.CompareOrdinal(next, prefix) < 0)
            next = prefix;
        lock (_lock)
        {
            while (FirstAtOrAfter(next) is { } key && key.StartsWith(prefix, StringComparison.Ordinal))
            {
                if (response.S3Objects.Count + response.CommonPrefixes.Count == PageSize)
                {
                    (response.IsTruncated, response.NextContinuationToken) = (true, next);
                    break;
                }

                int end = string.IsNullOrEmpty(request.Delimiter)
                    ? -1
                    : key.IndexOf(request.Delimiter, prefix.Length, StringComparison.Ordinal);
                if (end >= 0)
                {
                    string common = key[..(end + request.Delimiter.Length)];
                    response.CommonPrefixes.Add(common);
                    next = common + char.MaxValue;
                }
                else
                {
                    response.S3Objects.Add(Describe(key));
                    next = key + "\0";
                }
            }

            ListedKeys += response.S3Objects.Count;
        }

        return Task.FromResult(response);
    }

    /// <summary>Returns where a download begins that goes on; <see langword="null"/> for a whole one.</summary>
    public static long? StartOf(GetObjectRequest request)
        => request.ByteRange is { } range ? long.Parse(range.FormattedByteRange["bytes=".Length..].TrimEnd('-')) : null;

    /// <summary>Returns the first key that is not before a text; <see langword="null"/> if there is none.</summary>
    protected virtual string? FirstAtOrAfter(string text)
    {
        (int low, int high) = (0, _objects.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_objects.Keys[middle], text) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _objects.Count ? _objects.Keys[low] : null;
    }

    protected virtual S3Object Describe(string key)
    {
        (byte[] content, DateTime time) = _objects[key];
        return new S3Object { Key = key, ETag = ETagOf(content), LastModified = time, Size = content.Length };
    }

    public static AmazonS3Exception Error(HttpStatusCode status, string code)
        => new($"The service says {code}.") { StatusCode = status, ErrorCode = code };

    private static string ETagOf(byte[] content)
        => $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content).AsSpan(0, 16))}\"";
}
