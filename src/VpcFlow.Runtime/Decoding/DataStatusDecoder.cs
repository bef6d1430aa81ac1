using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Decoding;

/// <summary>Decodes the field <c>log-status</c>.</summary>
internal static class DataStatusDecoder
{
    // "OK", the first character in the lowest byte.
    private const ushort Ok = 0x4B4F;

    /// <summary>Returns the status that a text means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FlowLogDataStatus Decode(ReadOnlySpan<byte> text)
        => text.Length == 2 && MemoryMarshal.Read<ushort>(text) == Ok ? FlowLogDataStatus.Ok : DecodeRare(text);

    private static FlowLogDataStatus DecodeRare(ReadOnlySpan<byte> text)
        => text.SequenceEqual("NODATA"u8) ? FlowLogDataStatus.NoData
            : text.SequenceEqual("SKIPDATA"u8) ? FlowLogDataStatus.SkipData
            : FlowLogDataStatus.Unknown;
}
