using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Tells where compressed data ended: how much a <see cref="DeflateStream"/> did not use of what it read last, and how much it decompressed
/// before damage. .NET keeps these numbers to itself; where they can't be found any more, <see cref="GzipInput"/> searches for the end of
/// the member, and returns nothing of the piece that is damaged.
/// </summary>
internal static class DeflateEnd
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo? s_inflater = typeof(DeflateStream).GetField("_inflater", All);
    private static readonly FieldInfo? s_zlib = FieldOf(s_inflater, "_zlibStream");
    private static readonly PropertyInfo? s_availableInput = PropertyOf(s_zlib, "AvailIn");
    private static readonly PropertyInfo? s_availableOutput = PropertyOf(s_zlib, "AvailOut");

    /// <summary>Returns the number of unused bytes of the input; <see langword="null"/> if it can't be found.</summary>
    public static int? UnusedOf(DeflateStream stream) => Read(stream, s_availableInput);

    /// <summary>
    /// Returns the number of bytes of a buffer that a read did not fill which has thrown because of damage; <see langword="null"/> if it
    /// can't be found.
    /// </summary>
    public static int? UnfilledBy(DeflateStream stream) => Read(stream, s_availableOutput);

    [DynamicDependency("_inflater", typeof(DeflateStream))]
    [DynamicDependency("_zlibStream", "System.IO.Compression.Inflater", "System.IO.Compression")]
    [DynamicDependency("AvailIn", "System.IO.Compression.ZLibNative.ZLibStreamHandle", "System.IO.Compression")]
    [DynamicDependency("AvailOut", "System.IO.Compression.ZLibNative.ZLibStreamHandle", "System.IO.Compression")]
    private static int? Read(DeflateStream stream, PropertyInfo? property)
        => s_inflater?.GetValue(stream) is { } inflater
            && s_zlib?.GetValue(inflater) is { } zlib
            && property?.GetValue(zlib) is uint value
            ? (int)value
            : null;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Kept by the dependencies above; if not, null is handled.")]
    private static FieldInfo? FieldOf(FieldInfo? field, string name) => field?.FieldType.GetField(name, All);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Kept by the dependencies above; if not, null is handled.")]
    private static PropertyInfo? PropertyOf(FieldInfo? field, string name) => field?.FieldType.GetProperty(name, All);
}
