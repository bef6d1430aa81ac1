using System.Numerics;

namespace VpcFlow.Cli.Generating;

/// <summary>
/// xoshiro256**, seeded by SplitMix64: a seed produces the same numbers on every machine and .NET version, which <see cref="Random"/> does
/// not guarantee.
/// </summary>
internal sealed class RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public RandomSource(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Returns a number from 0 to below <paramref name="bound"/>.</summary>
    public int Next(int bound) => (int)(((NextUInt64() >> 32) * (ulong)bound) >> 32);

    /// <summary>Returns a number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public int Between(int min, int max) => min + Next(max - min + 1);

    /// <summary>Returns <see langword="true"/> with a probability in thousandths.</summary>
    public bool Chance(int perMille) => Next(1000) < perMille;

    public T Pick<T>(T[] items) => items[Next(items.Length)];

    /// <summary>As <see cref="Pick"/>, but prefers earlier items: a few hosts cause most of the traffic.</summary>
    public T PickSkewed<T>(T[] items) => items[Math.Min(Next(items.Length), Next(items.Length))];

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
