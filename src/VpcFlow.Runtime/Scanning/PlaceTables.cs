using System.Numerics;
using System.Runtime.InteropServices;

namespace VpcFlow.Scanning;

/// <summary>Where the bits of a mask of eight bits are, for sixteen bits in two halves.</summary>
internal static class PlaceTables
{
    private static readonly ulong[] s_first = MakePlaces(0);
    private static readonly ulong[] s_second = MakePlaces(8);
    private static readonly byte[] s_shifts = [.. Enumerable.Range(0, 256).Select(mask => (byte)(8 * BitOperations.PopCount((uint)mask)))];

    /// <summary>For each mask, a byte per bit that is set: its place; 0 behind them.</summary>
    public static ref ulong First => ref MemoryMarshal.GetArrayDataReference(s_first);

    /// <summary>The same for the second half: places from 8 on.</summary>
    public static ref ulong Second => ref MemoryMarshal.GetArrayDataReference(s_second);

    /// <summary>For each mask, by how many bits the places of the second half stand behind those of the first.</summary>
    public static ref byte Shifts => ref MemoryMarshal.GetArrayDataReference(s_shifts);

    private static ulong[] MakePlaces(uint first)
    {
        var places = new ulong[256];
        for (int mask = 0; mask < 256; mask++)
        {
            int count = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (((mask >> bit) & 1) != 0)
                    places[mask] |= (ulong)(first + (uint)bit) << (8 * count++);
            }
        }

        return places;
    }
}
