using System.Numerics;

namespace VpcFlow.Pipeline.Enrichment;

/// <summary>
/// An address or a block of addresses as a key of the cache, in two numbers: arithmetic with 128 bits takes longer than all else there.
/// </summary>
internal readonly struct CacheKey
{
    private const ulong IPv4Prefix = 0xFFFF_0000_0000;

    private readonly ulong _high;
    private readonly ulong _low;
    private readonly bool _isBlock;

    public CacheKey(in FlowLogAddress address)
    {
        UInt128 number = address.MappedNumber;
        _high = (ulong)(number >> 64);
        _low = (ulong)number;
    }

    private CacheKey(ulong high, ulong low)
    {
        _high = high;
        _low = low;
        _isBlock = true;
    }

    /// <summary>The block of an address; see <see cref="AddressBlock"/>.</summary>
    public CacheKey Block
        => _high == 0 && _low >> 32 == IPv4Prefix >> 32
            ? new CacheKey(0, _low & ~((1UL << AddressBlock.IPv4Rest) - 1))
            : new CacheKey(_high & ~((1UL << (AddressBlock.IPv6Rest - 64)) - 1), 0);

    /// <summary>A number whose first bits are spread evenly; blocks and addresses independently.</summary>
    public ulong Hash => (_low ^ BitOperations.RotateLeft(_high, 32)) * (_isBlock ? 0x9E3779B97F4A7C15 : 0xC2B2AE3D27D4EB4F);

    public bool Equals(CacheKey other) => _low == other._low & _high == other._high & _isBlock == other._isBlock;
}
