using System.Runtime.Intrinsics;

namespace VpcFlow.Scanning;

/// <summary>A byte for each of 64 bytes.</summary>
internal readonly struct BlockFlags(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth)
{
    public Vector128<byte> First { get; } = first;

    public Vector128<byte> Second { get; } = second;

    public Vector128<byte> Third { get; } = third;

    public Vector128<byte> Fourth { get; } = fourth;
}
