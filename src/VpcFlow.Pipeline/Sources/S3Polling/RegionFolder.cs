using System.Globalization;

namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>A folder with the flow logs of an account in a region: <c>AWSLogs/{account}/vpcflowlogs/{region}/</c>.</summary>
/// <param name="Prefix">The prefix of its keys.</param>
/// <param name="Account">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="IsHive">Whether its folders have names such as <c>year=2024</c>.</param>
internal sealed record RegionFolder(string Prefix, string Account, string Region, bool IsHive)
{
    /// <summary>What names of objects begin with.</summary>
    public string NamePrefix => $"{Account}_vpcflowlogs_{Region}_";

    public string Year(int year) => Prefix + (IsHive ? $"year={year:0000}/" : $"{year:0000}/");

    public string Month(int year, int month) => Year(year) + (IsHive ? $"month={month:00}/" : $"{month:00}/");

    public string Day(DateOnly day) => Month(day.Year, day.Month) + (IsHive ? $"day={day.Day:00}/" : $"{day.Day:00}/");

    /// <summary>Returns the number that a folder of a year, month, day or hour has; <see langword="null"/> for another folder.</summary>
    /// <param name="folder">The prefix of the folder.</param>
    public static int? NumberOf(string folder)
    {
        ReadOnlySpan<char> name = folder.AsSpan().TrimEnd('/');
        name = name[(name.LastIndexOfAny('/', '=') + 1)..];
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
