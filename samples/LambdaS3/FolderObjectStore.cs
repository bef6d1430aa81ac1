namespace Samples.LambdaS3;

/// <summary>A folder instead of S3, to try the function without AWS: <c>root/bucket/key</c>.</summary>
public sealed class FolderObjectStore(string root) : IObjectStore
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        // Names of buckets and keys are not paths: one that contains ".." or begins with a slash must not leave the folder.
        string path = Path.GetFullPath(Path.Combine(_root, bucket, key));
        if (!path.StartsWith(_root, StringComparison.Ordinal))
            throw new ArgumentException($"The object '{bucket}/{key}' is not below the folder of the buckets.", nameof(key));
        return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true));
    }
}
