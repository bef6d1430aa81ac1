using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Ecs;

/// <summary>What the document says of an action; kept raw besides.</summary>
internal readonly struct ActionText
{
    private const ulong SixBytes = 0x0000_FFFF_FFFF_FFFF;

    private static readonly ulong s_accept = MemoryMarshal.Read<ulong>("ACCEPT\0\0"u8);
    private static readonly ulong s_reject = MemoryMarshal.Read<ulong>("REJECT\0\0"u8);
    private static readonly ActionText[] s_texts = [default, new(",\"allowed\""u8, "success"u8), new(",\"denied\""u8, "failure"u8)];

    private ActionText(ReadOnlySpan<byte> eventType, ReadOnlySpan<byte> outcome)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        outcome.CopyTo(padded);
        Outcome = MemoryMarshal.Read<ulong>(padded);
        padded.Clear();
        eventType.CopyTo(padded);
        EventType = MemoryMarshal.Read<UInt128>(padded);
        EventTypeLength = eventType.Length;
        OutcomeLength = outcome.Length;
    }

    /// <summary>The bytes behind <c>"connection"</c> in <c>event.type</c>.</summary>
    public UInt128 EventType { get; }

    /// <summary>The bytes of <c>event.outcome</c>.</summary>
    public ulong Outcome { get; }

    public int EventTypeLength { get; }

    public int OutcomeLength { get; }

    public static ref readonly ActionText Of(FlowLogAction action) => ref s_texts[(int)action];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly ActionText Of(ref byte text, ref uint starts, int slot)
    {
        uint start = Unsafe.Add(ref starts, slot);
        uint length = Unsafe.Add(ref starts, slot + 1) - start - 1;
        ulong value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, start)) & SixBytes;

        // Arithmetic instead of jumps: which of the two it is can't be predicted.
        int isSix = length == 6 ? 3 : 0;
        int action = (value == s_accept ? 1 : 0) | (value == s_reject ? 2 : 0);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_texts), action & isSix);
    }

    /// <summary>The action that a text stands for.</summary>
    public static FlowLogAction Parse(ReadOnlySpan<byte> text)
        => text.SequenceEqual("ACCEPT"u8) ? FlowLogAction.Accept : text.SequenceEqual("REJECT"u8) ? FlowLogAction.Reject : FlowLogAction.Unknown;
}
