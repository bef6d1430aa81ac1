using System.Text.RegularExpressions;

namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>
/// What the key of an object in S3 says of it, taken from a path that ends like the key:
/// <c>AWSLogs/account/vpcflowlogs/region/yyyy/MM/dd/</c>, with an hour if so configured, or <c>aws-account-id=…/aws-region=…/year=…/</c>
/// with Hive-compatible prefixes, and the name of the file.
/// </summary>
/// <param name="Account">The account; <see langword="null"/>, as all of these, if the path does not tell.</param>
/// <param name="Region">The region.</param>
/// <param name="FlowLogId">The flow log.</param>
/// <param name="Times">The times that records may have.</param>
internal sealed partial record ObjectKey(string? Account, string? Region, string? FlowLogId, KeyTimes? Times)
{
    private const string Service = "vpcflowlogs";

    public static ObjectKey Parse(string path)
    {
        string[] names = path.Split('/', '\\');
        ObjectKey folder = OfHive(names[..^1]) ?? OfFolders(names[..^1]) ?? new ObjectKey(null, null, null, null);
        Match match = NamePattern().Match(names[^1]);
        if (!match.Success)
            return folder;
        KeyTimes? times = KeyTimes.OfName(match.Groups["time"].Value);

        // Where the two disagree, somebody has moved the file, and neither is to be trusted.
        bool isTrusted = times is null || folder.Times is null || folder.Times.Overlaps(times);
        return new ObjectKey(
            match.Groups["account"].Value,
            match.Groups["region"].Value,
            match.Groups["flow"].Value,
            isTrusted ? times ?? folder.Times : null);
    }

    private static ObjectKey? OfFolders(string[] names)
    {
        int at = Array.LastIndexOf(names, Service);
        if (at < 1 || at + 1 >= names.Length || !AccountPattern().IsMatch(names[at - 1]))
            return null;
        string? Name(int index) => at + index < names.Length ? names[at + index] : null;
        string? hour = Name(5) is { } text && HourPattern().IsMatch(text) ? text : null;
        return new ObjectKey(names[at - 1], names[at + 1], null, KeyTimes.OfFolder(Name(2), Name(3), Name(4), hour));
    }

    private static ObjectKey? OfHive(string[] names)
    {
        string? Value(string key) => names.LastOrDefault(n => n.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
        if ((Value("aws-service=") ?? Value("service=")) != Service)
            return null;
        return new ObjectKey(
            Value("aws-account-id="),
            Value("aws-region="),
            null,
            KeyTimes.OfFolder(Value("year="), Value("month="), Value("day="), Value("hour=")));
    }

    [GeneratedRegex("^(?<account>[0-9]{12})_vpcflowlogs_(?<region>[a-z0-9-]+)_(?<flow>fl-[0-9a-z]+)_(?<time>[0-9]{8}T[0-9]{4}Z)_")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountPattern();

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex HourPattern();
}
