using System.Diagnostics.CodeAnalysis;

namespace VpcFlow.Pipeline.Statistics.Sketches;

/// <summary>
/// Counts different values by their hashes of 64 bits: exactly up to <see cref="MaxExact"/>, then by <see cref="HyperLogLog"/>.
/// </summary>
internal sealed class DistinctCounter
{
    /// <summary>The number of values that are counted exactly.</summary>
    public const int MaxExact = 2048;

    private const int FirstSize = 4;

    private ulong[] _hashes = new ulong[FirstSize];
    private byte[]? _registers;
    private int _count;

    /// <summary>Whether <see cref="Count"/> is exact, but for values with the same hash.</summary>
    public bool IsExact => _registers is null;

    /// <summary>The number of different values.</summary>
    public long Count => _registers is null ? _count : (long)Math.Round(HyperLogLog.Estimate(_registers));

    /// <summary>Twice the standard error of the count, within which 95 of 100 estimates are; 0 if it is exact.</summary>
    public long Error => _registers is null ? 0 : (long)Math.Ceiling(2 * HyperLogLog.StandardError * Count);

    /// <summary>The number of bytes of memory, about.</summary>
    public int Memory => 88 + (_registers?.Length ?? _hashes.Length * sizeof(ulong));

    /// <summary>The hashes of an exact counter, with zeros between them.</summary>
    public ReadOnlySpan<ulong> Hashes => _registers is null ? _hashes : [];

    /// <summary>The registers; empty for an exact counter.</summary>
    public ReadOnlySpan<byte> Registers => _registers;

    /// <summary>Adds a value by its hash, which is not 0.</summary>
    public void Add(ulong hash)
    {
        if (_registers is not null)
            HyperLogLog.Add(_registers, hash);
        else if (Insert(hash))
            Grow(_count + 1);
    }

    /// <summary>Adds all that another counter has counted.</summary>
    public void Merge(DistinctCounter other)
    {
        if (other._registers is not null)
            MergeRegisters(other._registers);
        foreach (ulong hash in other.Hashes)
        {
            if (hash != 0)
                Add(hash);
        }
    }

    /// <summary>Adds all that the registers of another counter have counted.</summary>
    public void MergeRegisters(ReadOnlySpan<byte> registers)
    {
        if (_registers is null)
            Estimate();
        HyperLogLog.Merge(_registers, registers);
    }

    private bool Insert(ulong hash)
    {
        // The last bit is the same for all hashes, see GroupColumn.HashOf.
        int mask = _hashes.Length - 1;
        int place = (int)(hash >> 1) & mask;
        while (_hashes[place] != 0)
        {
            if (_hashes[place] == hash)
                return false;
            place = (place + 1) & mask;
        }

        _hashes[place] = hash;
        return true;
    }

    private void Grow(int count)
    {
        _count = count;
        if (count > MaxExact)
            Estimate();
        if (count * 4 <= _hashes.Length * 3 || _registers is not null)
            return;
        ulong[] old = _hashes;
        _hashes = new ulong[old.Length * 2];
        foreach (ulong hash in old)
        {
            if (hash != 0)
                Insert(hash);
        }
    }

    [MemberNotNull(nameof(_registers))]
    private void Estimate()
    {
        _registers = new byte[HyperLogLog.Size];
        foreach (ulong hash in _hashes)
        {
            if (hash != 0)
                HyperLogLog.Add(_registers, hash);
        }

        _hashes = [];
    }
}
