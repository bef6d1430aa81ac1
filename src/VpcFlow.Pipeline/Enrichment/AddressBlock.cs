namespace VpcFlow.Pipeline.Enrichment;

/// <summary>
/// The neighbours of an address that can share a result in the cache: the 256 addresses of a <c>/24</c> network in IPv4, those of a
/// <c>/48</c> network in IPv6. Whatever contributes to the result restricts it to the addresses for which it is the same.
/// </summary>
internal struct AddressBlock
{
    /// <summary>The number of bits of an address after those that a block shares.</summary>
    public const int IPv4Rest = 8;

    public const int IPv6Rest = 80;

    private readonly int _rest;

    public AddressBlock(in FlowLogAddress address)
    {
        _rest = address.IsIPv4 ? IPv4Rest : IPv6Rest;
        First = (address.MappedNumber >> _rest) << _rest;
        IsUniform = true;
    }

    /// <summary>The first address, IPv4 in its mapped form.</summary>
    public UInt128 First { get; }

    /// <summary>The last address, IPv4 in its mapped form.</summary>
    public readonly UInt128 Last => First | ((UInt128.One << _rest) - 1);

    /// <summary>Whether the result is the same for all addresses of the block, as far as is known.</summary>
    public bool IsUniform { get; private set; }

    /// <summary>Restricts the result to a network that contains the address.</summary>
    /// <param name="prefixLength">The length of its prefix among 128 bits.</param>
    public void Restrict(int prefixLength) => IsUniform &= prefixLength <= 128 - _rest;

    /// <summary>Restricts the result to a range that contains the address.</summary>
    public void Restrict(UInt128 first, UInt128 last) => IsUniform &= first <= First && Last <= last;
}
