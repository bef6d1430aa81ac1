using System.Runtime.CompilerServices;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>The rounds of SHA-1, for two groups of messages at a time.</summary>
/// <remarks>
/// Each round depends on the previous one, and such a chain leaves the execution units idle half of the time; the other group fills the
/// gaps. The ten words of state fit the registers of AVX2. The schedules would not, so they stay in memory, where the words of a round
/// are operands of its instructions.
/// </remarks>
/// <typeparam name="TVector">A vector of 32-bit elements.</typeparam>
/// <typeparam name="TLanes">The vector operations.</typeparam>
internal static class LaneRounds<TVector, TLanes>
    where TVector : struct
    where TLanes : struct, ISha1Lanes<TVector>
{
    /// <summary>The number of rounds that share a function and a constant.</summary>
    private const int PhaseLength = 20;

    /// <summary>The number of rounds after which every word of the state is back in its variable.</summary>
    private const int StepLength = 5;

    private interface IFunction
    {
        static abstract TVector Round(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant);
    }

    /// <summary>Computes the digests of two groups.</summary>
    /// <param name="first">
    /// <see cref="LaneSchedule{TVector}.Length"/> vectors, the first <see cref="LaneSchedule{TVector}.MessageWords"/> of which are the
    /// words of the blocks. The first five become the words of the digests.
    /// </param>
    /// <param name="second">The same for the second group.</param>
    /// <remarks>Inlined into a caller, it would exceed the JIT's inlining budget, and every round would be a call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Compress(ref TVector first, ref TVector second)
    {
        State x = State.Initial;
        State y = State.Initial;
        Phase<Choose>(ref first, ref second, 0x5A827999, ref x, ref y);
        Phase<Parity>(ref Unsafe.Add(ref first, PhaseLength), ref Unsafe.Add(ref second, PhaseLength), 0x6ED9EBA1, ref x, ref y);
        Phase<Majority>(ref Unsafe.Add(ref first, 2 * PhaseLength), ref Unsafe.Add(ref second, 2 * PhaseLength), 0x8F1BBCDC, ref x, ref y);
        Phase<Parity>(ref Unsafe.Add(ref first, 3 * PhaseLength), ref Unsafe.Add(ref second, 3 * PhaseLength), 0xCA62C1D6, ref x, ref y);
        Finish(ref first, ref x);
        Finish(ref second, ref y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Phase<TFunction>(ref TVector first, ref TVector second, uint constant, ref State x, ref State y)
        where TFunction : struct, IFunction
    {
        TVector constants = TLanes.Create(constant);
        for (nint i = 0; i < PhaseLength; i += StepLength)
        {
            Step<TFunction>(ref Unsafe.Add(ref first, i), constants, ref x);
            Step<TFunction>(ref Unsafe.Add(ref second, i), constants, ref y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TFunction>(ref TVector words, TVector constant, ref State state)
        where TFunction : struct, IFunction
    {
        TVector a = state.A;
        TVector b = state.B;
        TVector c = state.C;
        TVector d = state.D;
        TVector e = state.E;

        e = TFunction.Round(a, b, c, d, e, Next(ref words, 0), constant);
        b = TLanes.Rotate30(b);
        d = TFunction.Round(e, a, b, c, d, Next(ref words, 1), constant);
        a = TLanes.Rotate30(a);
        c = TFunction.Round(d, e, a, b, c, Next(ref words, 2), constant);
        e = TLanes.Rotate30(e);
        b = TFunction.Round(c, d, e, a, b, Next(ref words, 3), constant);
        d = TLanes.Rotate30(d);
        a = TFunction.Round(b, c, d, e, a, Next(ref words, 4), constant);
        c = TLanes.Rotate30(c);

        state.A = a;
        state.B = b;
        state.C = c;
        state.D = d;
        state.E = e;
    }

    /// <summary>Reads the word of a round, and computes the one 16 rounds ahead while this one is loaded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Next(ref TVector words, int i)
    {
        TVector word = Unsafe.Add(ref words, i);
        Unsafe.Add(ref words, i + 16) = TLanes.Expand(
            Unsafe.Add(ref words, i + 13), Unsafe.Add(ref words, i + 8), Unsafe.Add(ref words, i + 2), word);
        return word;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ref TVector digest, ref State state)
    {
        State initial = State.Initial;
        digest = TLanes.Add(state.A, initial.A);
        Unsafe.Add(ref digest, 1) = TLanes.Add(state.B, initial.B);
        Unsafe.Add(ref digest, 2) = TLanes.Add(state.C, initial.C);
        Unsafe.Add(ref digest, 3) = TLanes.Add(state.D, initial.D);
        Unsafe.Add(ref digest, 4) = TLanes.Add(state.E, initial.E);
    }

    private struct State
    {
        public TVector A;
        public TVector B;
        public TVector C;
        public TVector D;
        public TVector E;

        public static State Initial
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => new()
            {
                A = TLanes.Create(0x67452301),
                B = TLanes.Create(0xEFCDAB89),
                C = TLanes.Create(0x98BADCFE),
                D = TLanes.Create(0x10325476),
                E = TLanes.Create(0xC3D2E1F0),
            };
        }
    }

    private readonly struct Choose : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Round(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant)
            => TLanes.Choose(a, b, c, d, e, word, constant);
    }

    private readonly struct Parity : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Round(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant)
            => TLanes.Parity(a, b, c, d, e, word, constant);
    }

    private readonly struct Majority : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Round(TVector a, TVector b, TVector c, TVector d, TVector e, TVector word, TVector constant)
            => TLanes.Majority(a, b, c, d, e, word, constant);
    }
}
