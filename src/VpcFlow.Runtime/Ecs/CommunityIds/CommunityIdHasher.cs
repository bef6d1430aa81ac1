using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
namespace VpcFlow.Ecs.CommunityIds;
internal static class CommunityIdHasher
{
    public const int Lanes = 16;
    public const int TextStride = 32;
    public static void Hash(ref byte blocks, int count, ref byte text)
    {
        Span<byte> d = stackalloc byte[20];
        for (int i = 0; i < count; i++)
        {
            var b = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref blocks, i * 64), 64);
            int len = (b[62] * 256 + b[63]) / 8;
#pragma warning disable CA5350
            SHA1.HashData(b[..len], d);
            System.Buffers.Text.Base64.EncodeToUtf8(d, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref text, i * 32), 28), out _, out _);
        }
    }
}
