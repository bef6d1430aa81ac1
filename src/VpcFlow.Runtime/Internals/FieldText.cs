using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Ecs;

namespace VpcFlow.Internals;

/// <summary>What the properties of emitted records call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldText
{
    /// <summary>The text of a field that is there.</summary>
    /// <param name="text">What the positions count from.</param>
    /// <param name="start">Where the field starts.</param>
    /// <param name="next">One position behind its separator.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Slice(ref byte text, uint start, uint next) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, start), (int)(next - start - 1));

    /// <summary>The time for a value as logged: seconds, or milliseconds above 2^31-1.</summary>
    public static DateTimeOffset Time(long logged) => DateTimeOffset.FromUnixTimeMilliseconds(TimeText.ToMilliseconds(logged));

    /// <summary>The action that a text stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogAction Action(ReadOnlySpan<byte> text) => ActionText.Parse(text);

    /// <summary>The log status that a text stands for.</summary>
    public static FlowLogStatus Status(ReadOnlySpan<byte> text)
        => text.SequenceEqual("OK"u8) ? FlowLogStatus.Ok
            : text.SequenceEqual("NODATA"u8) ? FlowLogStatus.NoData
            : text.SequenceEqual("SKIPDATA"u8) ? FlowLogStatus.SkipData
            : FlowLogStatus.Unknown;
}
