namespace VpcFlow.Cli.Commands;

/// <summary>A bucket on the command line, with what keys begin with: <c>s3://bucket/prefix</c>.</summary>
internal static class S3Argument
{
    public const string Scheme = "s3://";

    /// <exception cref="UsageException">The text is not the URL of a bucket.</exception>
    public static (string Bucket, string Prefix) Parse(string url)
    {
        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
            throw new UsageException($"'{url}' is not a bucket; expected a URL such as s3://bucket/AWSLogs/");
        string[] parts = url[Scheme.Length..].Split('/', 2);
        return parts[0].Length > 0
            ? (parts[0], parts.Length > 1 ? parts[1] : "")
            : throw new UsageException($"{url}: the name of the bucket is missing");
    }
}
