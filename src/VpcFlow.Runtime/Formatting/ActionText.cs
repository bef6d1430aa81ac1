using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Formatting;

/// <summary>What the document contains for an action, besides its raw text.</summary>
internal readonly struct ActionText
{
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

    /// <summary>The bytes after <c>"connection"</c> in <c>event.type</c>.</summary>
    public UInt128 EventType { get; }

    /// <summary>The bytes of <c>event.outcome</c>.</summary>
    public ulong Outcome { get; }

    public int EventTypeLength { get; }

    public int OutcomeLength { get; }

    public static ref readonly ActionText Of(nint number) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_texts), number);
}
