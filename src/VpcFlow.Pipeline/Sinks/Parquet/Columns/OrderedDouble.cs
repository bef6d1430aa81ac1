namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>Doubles as whole numbers in the same order.</summary>
internal static class OrderedDouble
{
    /// <summary>Converts a number that is not NaN; the result is never one of the least numbers, which are absent values.</summary>
    public static long Convert(double value) => Flip(BitConverter.DoubleToInt64Bits(value + 0.0));

    /// <summary>Returns the bits of the double.</summary>
    public static long Restore(long ordered) => Flip(ordered);

    /// <summary>Reverses the order of negative numbers, whose bits without the sign ascend with their distance from zero.</summary>
    private static long Flip(long bits) => bits < 0 ? bits ^ long.MaxValue : bits;
}
