using System.Runtime.CompilerServices;

namespace VpcFlow.Scanning;

/// <summary>For each 8-bit mask, the positions of its set bits, one per byte, followed by zeros.</summary>
internal static unsafe class PlaceTable
{
    /// <summary>Pinned, since widening vector loads take a pointer.</summary>
    private static readonly ulong[] s_places = MakePlaces();

    private static readonly ulong* s_first = (ulong*)Unsafe.AsPointer(ref s_places[0]);

    /// <summary>The positions of each mask, as eight bytes.</summary>
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
