namespace VpcFlow;

/// <summary>How the files of a folder are divided, in folders named as AWS names its Hive-compatible prefixes.</summary>
public enum ParquetPartitions
{
    /// <summary>Not at all: all files are in the folder itself.</summary>
    None,

    /// <summary>By account, region and day: <c>aws-account-id=…/aws-service=vpcflowlogs/aws-region=…/year=…/month=…/day=…</c>.</summary>
    Daily,

    /// <summary>By account, region, day and hour, with <c>hour=…</c> at the end.</summary>
    Hourly,
}
