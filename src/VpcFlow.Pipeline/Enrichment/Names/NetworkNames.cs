using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Enrichment.Names;

/// <summary>The names of networks, of which the one with the longest prefix counts for an address.</summary>
internal sealed class NetworkNames
{
    /// <summary>
    /// The first addresses of ranges, in order: each ends before the next one, and the first is the first of all addresses.
    /// </summary>
    private readonly UInt128[] _firsts;

    /// <summary>The names of the ranges; <see langword="null"/> for those without one.</summary>
    private readonly string?[] _names;

    /// <summary>Creates a lookup of names.</summary>
    /// <param name="networks">The networks, each of them once.</param>
    public NetworkNames(IEnumerable<KeyValuePair<FlowLogNetwork, string>> networks)
    {
        List<(UInt128 First, string? Name)> ranges = [(0, null)];
        Stack<(UInt128 Last, string Name)> outer = [];

        // Networks either contain each other or have nothing in common. A network comes before those that it contains.
        foreach ((AddressRange range, string name) in networks
            .Select(n => (Range: AddressSet.RangeOf(n.Key), n.Value))
            .OrderBy(n => n.Range.First).ThenByDescending(n => n.Range.Last))
        {
            Leave(range.First);
            Begin(range.First, name);
            outer.Push((range.Last, name));
        }

        while (outer.Count > 0)
            LeaveOne();
        _firsts = [.. ranges.Select(r => r.First)];
        _names = [.. ranges.Select(r => r.Name)];

        void Leave(UInt128 first)
        {
            while (outer.TryPeek(out (UInt128 Last, string Name) network) && network.Last < first)
                LeaveOne();
        }

        void LeaveOne()
        {
            UInt128 last = outer.Pop().Last;
            if (last != UInt128.MaxValue)
                Begin(last + 1, outer.TryPeek(out (UInt128 Last, string Name) around) ? around.Name : null);
        }

        void Begin(UInt128 first, string? name)
        {
            if (ranges[^1].First == first)
                ranges[^1] = (first, name);
            else
                ranges.Add((first, name));
        }
    }

    /// <summary>Returns the name of the network of an address; <see langword="null"/> if it has none.</summary>
    /// <param name="address">The address.</param>
    /// <param name="block">Is restricted to the addresses with the same name.</param>
    public string? Find(in FlowLogAddress address, ref AddressBlock block)
    {
        int at = Array.BinarySearch(_firsts, address.MappedNumber);
        if (at < 0)
            at = ~at - 1;
        block.Restrict(_firsts[at], at + 1 < _firsts.Length ? _firsts[at + 1] - 1 : UInt128.MaxValue);
        return _names[at];
    }
}
