using System.Globalization;

namespace VpcFlow.Pipeline.Sources.S3;

/// <summary>The times that the records of an object may have, as the date in its key says.</summary>
/// <param name="Earliest">The earliest time.</param>
/// <param name="Latest">The time before which all times are.</param>
internal sealed record KeyTimes(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>
    /// An object has the records of about five minutes around the time in its key, of flows that began up to ten minutes earlier, and AWS
    /// delivers some late. An hour at both sides is more than any of that takes.
    /// </summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_object = TimeSpan.FromMinutes(5);

    /// <summary>Returns the times of an object with a time such as <c>20241204T1220Z</c> in its name.</summary>
    public static KeyTimes? OfName(string time)
        => DateTimeOffset.TryParseExact(
            time, "yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start)
            ? Create(start, s_object)
            : null;

    /// <summary>Returns the times of the objects of a day or, with an hour, of an hour.</summary>
    public static KeyTimes? OfFolder(string? year, string? month, string? day, string? hour)
    {
        const string Format = "yyyy-MM-dd-HH";
        if (!DateTimeOffset.TryParseExact(
                $"{year}-{month}-{day}-{hour ?? "00"}",
                Format,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset start))
            return null;
        return Create(start, hour is null ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1));
    }

    /// <summary>Whether any time may be in both.</summary>
    public bool Overlaps(KeyTimes other) => Earliest < other.Latest && other.Earliest < Latest;

    /// <summary>Whether any time may be in a range.</summary>
    /// <param name="since">The first time of the range; <see langword="null"/> for no limit.</param>
    /// <param name="until">The time before which it ends; <see langword="null"/> for no limit.</param>
    public bool Overlaps(DateTimeOffset? since, DateTimeOffset? until) => !(Latest <= since || Earliest >= until);

    private static KeyTimes Create(DateTimeOffset start, TimeSpan length)
        => start.Year is > 1 and < 9999
            ? new KeyTimes(start - s_margin, start + length + s_margin)
            : new KeyTimes(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
}
