using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Tells where compressed data ended: how much of what a <see cref="DeflateStream"/> read last it did not use. .NET keeps this number to
/// itself; where it can't be found any more, <see cref="GzipInput"/> searches for the end of the member instead.
/// </summary>
internal static class DeflateEnd
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly FieldInfo? s_inflater = typeof(DeflateStream).GetField("_inflater", All);
    private static readonly FieldInfo? s_zlib = FieldOf(s_inflater, "_zlibStream");
    private static readonly PropertyInfo? s_available = PropertyOf(s_zlib, "AvailIn");

    /// <summary>Returns the number of unused bytes; <see langword="null"/> if it can't be found.</summary>
    [DynamicDependency("_inflater", typeof(DeflateStream))]
    [DynamicDependency("_zlibStream", "System.IO.Compression.Inflater", "System.IO.Compression")]
    [DynamicDependency("AvailIn", "System.IO.Compression.ZLibNative.ZLibStreamHandle", "System.IO.Compression")]
    public static int? UnusedOf(DeflateStream stream)
        => s_inflater?.GetValue(stream) is { } inflater
            && s_zlib?.GetValue(inflater) is { } zlib
            && s_available?.GetValue(zlib) is uint available
            ? (int)available
            : null;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Kept by the dependencies above; if not, null is handled.")]
    private static FieldInfo? FieldOf(FieldInfo? field, string name) => field?.FieldType.GetField(name, All);

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Kept by the dependencies above; if not, null is handled.")]
    private static PropertyInfo? PropertyOf(FieldInfo? field, string name) => field?.FieldType.GetProperty(name, All);
}
