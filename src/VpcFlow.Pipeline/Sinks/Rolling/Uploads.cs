using Amazon.S3;
using Amazon.S3.Model;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>Uploads complete files, in parts if they are large, and deletes them; tries again for ever.</summary>
/// <param name="clients">The clients.</param>
/// <param name="options">The bucket.</param>
internal sealed class Uploads(IS3Clients clients, FlowLogS3SinkOptions options)
{
    private static readonly TimeSpan s_maxDelay = TimeSpan.FromMinutes(1);

    private readonly string _root = Path.GetFullPath(options.Folder);
    private IAmazonS3? _client;

    /// <summary>Deletes the files of a process that was killed before it uploaded them: their objects come again.</summary>
    public void RemoveLeft()
    {
        if (!Directory.Exists(_root))
            return;
        foreach (string file in Directory.GetFiles(_root, "*vpcflow-*", SearchOption.AllDirectories))
            File.Delete(file);
    }

    /// <summary>Uploads files; returns when all of them are durable at S3.</summary>
    public async Task UploadAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        foreach (string file in files)
        {
            string key = options.Prefix + Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
            await UploadAsync(file, key, cancellationToken).ConfigureAwait(false);
            File.Delete(file);
        }
    }

    private async Task UploadAsync(string file, string key, CancellationToken cancellationToken)
    {
        for (TimeSpan delay = options.RetryDelay; ; delay = delay * 2 < s_maxDelay ? delay * 2 : s_maxDelay)
        {
            try
            {
                IAmazonS3 client = await FindClientAsync(cancellationToken).ConfigureAwait(false);
                var whole = new PutObjectRequest { BucketName = options.Bucket, Key = key, FilePath = file };
                if (new FileInfo(file).Length <= options.PartSize)
                    await client.PutObjectAsync(whole, cancellationToken).ConfigureAwait(false);
                else
                    await PutPartsAsync(client, file, key, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
            {
                options.OnProblem?.Invoke(AwsErrors.Describe(e, "s3:PutObject", $"s3://{options.Bucket}/{key}") + "; it is tried again");
            }

            TimeSpan pause = delay * (0.5 + (Random.Shared.NextDouble() / 2));
            await Task.Delay(pause, options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Finds the client for the region of the bucket; finding it twice does no harm.</summary>
    private async Task<IAmazonS3> FindClientAsync(CancellationToken cancellationToken)
    {
        if (_client is not null)
            return _client;
        string? region = options.Aws.Region
            ?? await BucketRegions.FindAsync(clients.Get(null), options.Bucket, cancellationToken).ConfigureAwait(false);
        return _client = clients.Get(region);
    }

    private async Task PutPartsAsync(IAmazonS3 client, string file, string key, CancellationToken cancellationToken)
    {
        InitiateMultipartUploadResponse begun = await client.InitiateMultipartUploadAsync(options.Bucket, key, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            var parts = new List<PartETag>();
            long length = new FileInfo(file).Length;
            for (long at = 0; at < length; at += options.PartSize)
            {
                UploadPartResponse part = await client.UploadPartAsync(
                    new UploadPartRequest
                    {
                        BucketName = options.Bucket,
                        Key = key,
                        UploadId = begun.UploadId,
                        PartNumber = parts.Count + 1,
                        FilePath = file,
                        FilePosition = at,
                        PartSize = long.Min(options.PartSize, length - at),
                    },
                    cancellationToken).ConfigureAwait(false);
                parts.Add(new PartETag(parts.Count + 1, part.ETag));
            }

            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = begun.UploadId, PartETags = parts },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, cancellationToken))
        {
            await AbortAsync(client, key, begun.UploadId).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Parts that are left behind cost money.</summary>
    private async Task AbortAsync(IAmazonS3 client, string key, string uploadId)
    {
        try
        {
            await client.AbortMultipartUploadAsync(options.Bucket, key, uploadId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsOfRequest(e, CancellationToken.None))
        {
            options.OnProblem?.Invoke(AwsErrors.Describe(e, "s3:AbortMultipartUpload", $"s3://{options.Bucket}/{key}"));
        }
    }
}
