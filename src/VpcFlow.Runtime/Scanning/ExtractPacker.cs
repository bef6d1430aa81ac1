using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VpcFlow.Scanning;

/// <summary>Packs with <c>pext</c> and spreads with <c>pdep</c>.</summary>
internal readonly struct ExtractPacker : IFlagPacker
{
    private const ulong OddOfEight = SeparatorIndex.Odd * 0x0101_0101_0101_0101UL;
    private const ulong AbsentOfEight = SeparatorIndex.Absent * 0x0101_0101_0101_0101UL;

    /// <summary>"Auth" of "AuthenticAMD", and "Hygo" of "HygonGenuine", as CPUID returns them.</summary>
    private const int Amd = 0x6874_7541;
    private const int Hygon = 0x6F67_7948;
    private const int Zen3Family = 0x19;

    public static string Suffix => "-pext";

    public static bool IsSupported => Bmi2.X64.IsSupported;

    /// <summary>Whether the instructions take a few cycles. Before Zen 3, they were microcode of up to 250 cycles.</summary>
    public static bool IsPreferred
        => IsSupported && !(X86Base.CpuId(0, 0).Ebx is Amd or Hygon && Family(X86Base.CpuId(1, 0).Eax) < Zen3Family);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pack(ulong odd, ulong absent, ulong separators, ref byte flags)
    {
        ulong odds = Bmi2.X64.ParallelBitExtract(odd, separators);
        ulong absents = Bmi2.X64.ParallelBitExtract(absent, separators);
        Unsafe.WriteUnaligned(
            ref flags, Bmi2.X64.ParallelBitDeposit(odds, OddOfEight) | Bmi2.X64.ParallelBitDeposit(absents, AbsentOfEight));
        Unsafe.WriteUnaligned(
            ref Unsafe.Add(ref flags, 8),
            Bmi2.X64.ParallelBitDeposit(odds >> 8, OddOfEight) | Bmi2.X64.ParallelBitDeposit(absents >> 8, AbsentOfEight));
    }

    private static int Family(int signature) => ((signature >> 8) & 0xF) + ((signature >> 20) & 0xFF);
}
