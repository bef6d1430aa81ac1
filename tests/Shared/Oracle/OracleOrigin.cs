namespace VpcFlow.Tests;

/// <summary>Where the records of an input come from; null for what is unknown.</summary>
internal sealed record OracleOrigin
{
    public string? FilePath { get; init; }

    public string? Bucket { get; init; }

    public string? Key { get; init; }

    public string? LogGroup { get; init; }

    public string? LogStream { get; init; }

    public string? Region { get; init; }

    /// <summary>Sets the members of the documents of one record or rejected line.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The position of its line.</param>
    /// <param name="region">The region that the record itself names.</param>
    public void AddTo(OracleTree tree, long offset, string? region)
    {
        bool isAws = Bucket is not null || LogGroup is not null;
        if (isAws)
        {
            tree.Set("event.dataset", "aws.vpcflow");
            tree.Set("event.module", "aws");
        }

        if (Bucket is not null)
        {
            string partition = Region!.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
                : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
                : "aws";
            tree.Set("log.file.path", $"https://{Bucket}.s3.{Region}.amazonaws.com/{Key}");
            tree.Set("aws.s3.bucket.name", Bucket);
            tree.Set("aws.s3.bucket.arn", $"arn:{partition}:s3:::{Bucket}");
            tree.Set("aws.s3.object.key", Key!);
        }

        tree.SetUnlessNull("log.file.path", FilePath);
        if (LogGroup is null)
        {
            tree.Set("log.offset", new OracleNumber(offset.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        tree.SetUnlessNull("aws.cloudwatch.log_group", LogGroup);
        tree.SetUnlessNull("aws.cloudwatch.log_stream", LogStream);
        if (region is null)
        {
            tree.SetUnlessNull("cloud.region", Region);
        }
    }

    /// <summary>The tags of documents, besides that of an original.</summary>
    public string[] Tags => Bucket is not null || LogGroup is not null ? ["forwarded", "aws-vpcflow"] : [];
}
