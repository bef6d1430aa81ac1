using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>For each mask of eight bits, a byte per bit that is set: its place; 0 behind them.</summary>
internal static unsafe class PlaceTable
{
    /// <summary>Pinned, since vector instructions that widen what they load take a pointer.</summary>
    private static readonly ulong[] s_places = MakePlaces();

    private static readonly ulong* s_first = (ulong*)Unsafe.AsPointer(ref s_places[0]);

    /// <summary>The places of each mask, as eight bytes.</summary>
    public static ulong* First => s_first;

    private static ulong[] MakePlaces()
    {
        ulong[] places = GC.AllocateArray<ulong>(256, pinned: true);
        for (int mask = 0; mask < places.Length; mask++)
        {
            int count = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (((mask >> bit) & 1) != 0)
                    places[mask] |= (ulong)bit << (8 * count++);
            }
        }

        return places;
    }
}
