using System.ComponentModel;
using System.Runtime.CompilerServices;
using VpcFlow.Plan;

namespace VpcFlow.Generated;

/// <summary>The fields and values of one record as the generic code reads them; what generated code gets for lines that it does not read itself.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CarefulRecord
{
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly long[] _numbers;
    private readonly FlowLogAddress[] _addresses;

    internal CarefulRecord(RecordPlan plan)
    {
        _starts = new int[plan.Slots.Length];
        _lengths = new int[plan.Slots.Length];
        _numbers = new long[plan.Slots.Length];
        _addresses = new FlowLogAddress[plan.Slots.Length];
    }

    private CarefulRecord(CarefulRecord other, int origin)
    {
        _starts = [.. other._starts.Select(s => s - origin)];
        _lengths = [.. other._lengths];
        _numbers = [.. other._numbers];
        _addresses = [.. other._addresses];
        AbsentFields = other.AbsentFields;
        IPv6Fields = other.IPv6Fields;
        SourceTime = other.SourceTime;
    }

    /// <summary>A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</summary>
    public ulong Absent => (ulong)AbsentFields;

    /// <summary>As <see cref="Absent"/>, the fields from the 65th on.</summary>
    public ulong AbsentHigh => (ulong)(AbsentFields >> 64);

    internal UInt128 AbsentFields { get; set; }

    /// <summary>A bit per field of the line: set if the field is an address with a colon.</summary>
    internal UInt128 IPv6Fields { get; set; }

    /// <summary>The time in Unix milliseconds that the envelope or the prefix of the line gives.</summary>
    internal long? SourceTime { get; set; }

    /// <summary>The value of a whole number.</summary>
    public long Number(int slot) => _numbers[slot];

    /// <summary>The value of an address.</summary>
    public FlowLogAddress Address(int slot) => _addresses[slot];

    internal bool IsAbsent(int slot) => slot < 0 || ((AbsentFields >> slot) & UInt128.One) != UInt128.Zero;

    internal bool IsIPv6(int slot) => ((IPv6Fields >> slot) & UInt128.One) != UInt128.Zero;

    internal ref long NumberAt(int slot) => ref _numbers[slot];

    internal ref FlowLogAddress AddressAt(int slot) => ref _addresses[slot];

    internal void SetText(int slot, int start, int length)
    {
        _starts[slot] = start;
        _lengths[slot] = length;
    }

    internal int Start(int slot) => _starts[slot];

    internal int TextLength(int slot) => _lengths[slot];

    /// <summary>A field's text.</summary>
    /// <param name="text">What the fields' positions count from.</param>
    /// <param name="slot">The field's place in the line.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<byte> Text(ReadOnlySpan<byte> text, int slot) => text.Slice(_starts[slot], _lengths[slot]);

    /// <summary>A copy that nothing overwrites.</summary>
    /// <param name="origin">What the positions of the copy count from.</param>
    internal CarefulRecord Copy(int origin) => new(this, origin);

    /// <summary>
    /// Gives where fields start in the form of the separator index: each field ends one byte before the next starts. Where the line has runs of spaces, the
    /// fields are copied, with single spaces between.
    /// </summary>
    /// <param name="text">What the fields' positions count from.</param>
    /// <param name="starts">Gets one more position than there are fields.</param>
    /// <returns>The copied text; <see langword="null"/> if the positions are of <paramref name="text"/>.</returns>
    internal byte[]? Normalise(ReadOnlySpan<byte> text, Span<uint> starts)
    {
        int count = _starts.Length;
        bool isContiguous = true;
        for (int i = 0; i + 1 < count; i++)
            isContiguous &= _starts[i] + _lengths[i] + 1 == _starts[i + 1];
        byte[]? copy = isContiguous ? null : new byte[_lengths.Sum() + count];
        copy.AsSpan().Fill((byte)' ');
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            starts[i] = (uint)(copy is null ? _starts[i] : at);
            if (copy is not null)
                Text(text, i).CopyTo(copy.AsSpan(at));
            at += _lengths[i] + 1;
        }

        starts[count] = starts[count - 1] + (uint)_lengths[count - 1] + 1;
        return copy;
    }
}
