using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace VpcFlow.Filtering;

/// <summary>Addresses in any of several ranges.</summary>
internal sealed class AddressSet
{
    private readonly UInt128[] _firsts;
    private readonly UInt128[] _lasts;

    private AddressSet(IReadOnlyCollection<AddressRange> ranges)
    {
        _firsts = [.. ranges.Select(r => r.First)];
        _lasts = [.. ranges.Select(r => r.Last)];
    }

    /// <summary>Returns the ranges from the lowest to the highest, none of which overlap.</summary>
    public IEnumerable<AddressRange> Ranges => _firsts.Zip(_lasts, (first, last) => new AddressRange(first, last));

    public static AddressSet Of(IEnumerable<AddressRange> ranges)
    {
        List<AddressRange> merged = [];
        foreach (AddressRange range in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && (merged[^1].Last == UInt128.MaxValue || range.First <= merged[^1].Last + 1))
                merged[^1] = merged[^1] with { Last = UInt128.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        return new AddressSet(merged);
    }

    /// <summary>Returns the addresses of networks.</summary>
    public static AddressSet OfNetworks(ImmutableArray<string> networks)
        => Of(networks.Select(n => RangeOf(FlowLogNetwork.Parse(n))));

    /// <summary>Returns the addresses of a network.</summary>
    public static AddressRange RangeOf(FlowLogNetwork network)
    {
        UInt128 first = network.BaseAddress.MappedNumber;
        int rest = (network.BaseAddress.IsIPv4 ? 32 : 128) - network.PrefixLength;
        return new AddressRange(first, rest == 128 ? UInt128.MaxValue : first | ((UInt128.One << rest) - 1));
    }

    /// <summary>Returns these addresses without those of another set.</summary>
    public AddressSet Without(AddressSet other)
    {
        List<AddressRange> left = [.. Ranges];
        foreach (AddressRange hole in other.Ranges)
        {
            left = [.. left.SelectMany(r => new[]
            {
                (r.First < hole.First, new AddressRange(r.First, hole.First <= r.Last ? hole.First - 1 : r.Last)),
                (r.Last > hole.Last, new AddressRange(hole.Last >= r.First ? hole.Last + 1 : r.First, r.Last)),
            }).Where(part => part.Item1).Select(part => part.Item2)];
        }

        return Of(left);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Contains(in FlowLogAddress address)
    {
        UInt128 number = address.MappedNumber;
        int low = 0;
        int high = _firsts.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (number > _lasts[middle])
                low = middle + 1;
            else
                high = middle;
        }

        return low < _firsts.Length && number >= _firsts[low];
    }
}
