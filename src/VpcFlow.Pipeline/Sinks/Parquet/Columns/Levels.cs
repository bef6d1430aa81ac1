using System.Numerics;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>
/// Absent values in lists of numbers: the least numbers of their type, which are not values. They say how many of the groups around the
/// column are present.
/// </summary>
internal static class Levels
{
    /// <summary>More groups than any column is in.</summary>
    private const int Count = 16;

    /// <summary>Returns an absent value.</summary>
    /// <param name="level">The number of groups around it that are present.</param>
    public static T Absent<T>(int level)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => T.MinValue + T.CreateTruncating(level);

    /// <summary>Whether a value is absent.</summary>
    public static bool IsAbsent<T>(T value)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => value < Absent<T>(Count);

    /// <summary>Returns the level of an absent value.</summary>
    public static int Of<T>(T absent)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
        => int.CreateTruncating(absent - T.MinValue);
}
