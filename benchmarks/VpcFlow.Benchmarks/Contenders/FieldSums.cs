using System.Net;
using System.Net.Sockets;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Benchmarks.Contenders;

/// <summary>
/// The sums to which contenders add the values that they read: cheap enough not to blur a comparison, and different if a value is wrong or
/// two fields are confused.
/// </summary>
internal record struct FieldSums
{
    public long Records;
    public ulong Numbers;
    public ulong TextLengths;
    public ulong TextBytes;
    public ulong Addresses;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(int slot, long value) => Numbers += (ulong)value << slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(int slot, long? value) => Numbers += (ulong)value.GetValueOrDefault() << slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(int slot, int? value) => Numbers += (ulong)value.GetValueOrDefault() << slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(int slot, ushort? value) => Numbers += (ulong)value.GetValueOrDefault() << slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(int slot, byte? value) => Numbers += (ulong)value.GetValueOrDefault() << slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Time(int slot, DateTimeOffset? value)
    {
        if (value is { } time)
            Numbers += (ulong)time.UtcTicks << slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int slot, ReadOnlySpan<byte> text)
    {
        TextLengths += (ulong)text.Length << slot;
        if (!text.IsEmpty)
            TextBytes += (ulong)text[0] << slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int slot, ReadOnlySpan<char> text)
    {
        TextLengths += (ulong)text.Length << slot;
        if (!text.IsEmpty)
            TextBytes += (ulong)text[0] << slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Text(int slot, string? text) => Text(slot, text.AsSpan());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Address(int slot, FlowLogAddress? value)
    {
        if (value is not { } address)
            return;
        (ulong First, ulong Second) halves = Unsafe.BitCast<FlowLogAddress, (ulong, ulong)>(address);
        Add(slot, halves.First, halves.Second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Address(int slot, IPAddress? value)
    {
        if (value is null)
            return;
        if (value.AddressFamily == AddressFamily.InterNetwork)
        {
            // The value of the IPv4-mapped address. The obsolete property is free; its replacement would copy.
#pragma warning disable CS0618
            Add(slot, 0, 0xFFFF_0000UL | ((ulong)value.Address << 32));
#pragma warning restore CS0618
            return;
        }

        UInt128 bytes = default;
        value.TryWriteBytes(MemoryMarshal.AsBytes(new Span<UInt128>(ref bytes)), out _);
        Add(slot, (ulong)bytes, (ulong)(bytes >> 64));
    }

    /// <summary>Consumes a record of which only srcaddr, dstaddr and bytes are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Three(FlowLogAddress? source, FlowLogAddress? destination, long? bytes)
    {
        Records++;
        Address(3, source);
        Address(4, destination);
        Number(9, bytes);
    }

    /// <summary>Adds the sums of other records.</summary>
    public void Add(FieldSums other)
    {
        Records += other.Records;
        Numbers += other.Numbers;
        TextLengths += other.TextLengths;
        TextBytes += other.TextBytes;
        Addresses += other.Addresses;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int slot, ulong first, ulong second) => Addresses += BitOperations.RotateLeft(first ^ second, slot);
}
