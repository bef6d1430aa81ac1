using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Input;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>
/// Downloads an object. If the connection breaks, or was closed because nobody read for long, the download goes on at the same place, of
/// the same content.
/// </summary>
internal sealed class S3ContentStream : ForwardStream
{
    private const string Action = "s3:GetObject";
    private const int MaxBreaks = 6;
    private readonly IAmazonS3 _client;
    private readonly S3Address _address;
    private readonly TimeSpan _timeout;
    private readonly long _length;
    private GetObjectResponse? _response;
    private long _position;
    private int _breaks;

    private S3ContentStream(IAmazonS3 client, S3Address address, TimeSpan timeout, GetObjectResponse response)
    {
        _client = client;
        _address = address;
        _timeout = timeout;
        _response = response;
        _length = response.ContentLength;
        ETag = response.ETag;
        LastModified = response.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null;
    }

    public string ETag { get; }

    public DateTimeOffset? LastModified { get; }

    /// <summary>Begins the download.</summary>
    /// <param name="client">The client.</param>
    /// <param name="address">The object.</param>
    /// <param name="timeout">How long the download may receive nothing.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="FileNotFoundException">The object doesn't exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed.</exception>
    /// <exception cref="IOException">Reading it failed.</exception>
    public static async ValueTask<S3ContentStream> OpenAsync(
        IAmazonS3 client, S3Address address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = address.RequestBucket, Key = address.Key };
        try
        {
            GetObjectResponse response = await client.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
            return new S3ContentStream(client, address, timeout, response);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            throw AwsErrors.Translate(e, Action, address.Url);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Exception cause;
            try
            {
                _response ??= await ResumeAsync(cancellationToken).ConfigureAwait(false);
                int length = await ReadAsync(_response.ResponseStream, buffer, cancellationToken).ConfigureAwait(false);
                _position += length;
                if (length > 0 || buffer.Length == 0 || _position >= _length)
                {
                    _breaks = length > 0 ? 0 : _breaks;
                    return length;
                }

                cause = new IOException($"the connection was closed after {_position} of {_length} bytes");
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
            {
                cause = e;
            }

            CloseResponse();
            if (AwsErrors.IsChanged(cause))
                throw new IOException($"{_address.Url} was replaced while it was read, after {_position} bytes.", cause);
            if (++_breaks == MaxBreaks || AwsErrors.IsMissing(cause) || AwsErrors.IsDenied(cause))
                throw AwsErrors.Translate(cause, Action, _address.Url);
            await Task.Delay(Backoff.Of(_breaks, TimeSpan.FromSeconds(0.2)), cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            CloseResponse();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // A connection that is open and silent would otherwise be waited for without end.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        return await body.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
    }

    private async ValueTask<GetObjectResponse> ResumeAsync(CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest
        {
            BucketName = _address.RequestBucket,
            Key = _address.Key,
            ByteRange = new ByteRange($"bytes={_position}-"),
            EtagToMatch = ETag,
        };
        GetObjectResponse response = await _client.GetObjectAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.ContentRange?.StartsWith($"bytes {_position}-", StringComparison.Ordinal) == true)
            return response;
        response.Dispose();
        throw new IOException($"the service does not resume a download at byte {_position}");
    }

    private void CloseResponse()
    {
        _response?.Dispose();
        _response = null;
    }
}
