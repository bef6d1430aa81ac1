using System.Globalization;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>The partition and the columns of a row.</summary>
/// <param name="Account">The number of the account; <see cref="Unknown"/>, or <see cref="None"/>.</param>
/// <param name="Region">The place of the region in the table of regions, or <see cref="None"/>.</param>
/// <param name="Hour">The hours since 1970 of the day or the hour of the row, or <see cref="None"/>.</param>
/// <param name="Columns">Which columns the file has.</param>
internal readonly record struct PartitionKey(long Account, int Region, long Hour, int Columns)
{
    /// <summary>The value of what a row lacks.</summary>
    public const int None = -1;

    /// <summary>The account that AWS writes as <c>unknown</c>.</summary>
    public const int Unknown = -2;

    /// <summary>The length of the number of an account.</summary>
    private const int AccountLength = 12;

    /// <summary>What Hive writes for a value that is absent.</summary>
    private const string Default = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>Whether the row lacks something that its partition is named after.</summary>
    public bool IsUnplaced => Account == None || Region == None || Hour == None;

    /// <summary>
    /// Returns the number of an account. Any other text is not an account: folders are never named after what somebody wrote into a log.
    /// </summary>
    public static long ParseAccount(ReadOnlySpan<byte> text)
    {
        if (text.Length != AccountLength)
            return text.SequenceEqual("unknown"u8) ? Unknown : None;
        long number = 0;
        foreach (byte digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return None;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    /// <summary>Returns the path of the folder of the partition, relative to that of all.</summary>
    /// <param name="region">The name of the region.</param>
    /// <param name="isHourly">Whether the partition is an hour.</param>
    public string Folder(string? region, bool isHourly)
    {
        string account = Account switch
        {
            None => Default,
            Unknown => "unknown",
            _ => Account.ToString("D12", CultureInfo.InvariantCulture),
        };
        DateTime? time = Hour == None ? null : DateTime.UnixEpoch.AddHours(Hour);
        string Part(string format) => time?.ToString(format, CultureInfo.InvariantCulture) ?? Default;
        var parts = new List<string>
        {
            "aws-account-id=" + account,
            "aws-service=vpcflowlogs",
            "aws-region=" + (region ?? Default),
            "year=" + Part("yyyy"),
            "month=" + Part("MM"),
            "day=" + Part("dd"),
        };
        if (isHourly)
            parts.Add("hour=" + Part("HH"));
        return Path.Combine([.. parts]);
    }
}
