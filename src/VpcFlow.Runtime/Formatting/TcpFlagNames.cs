using System.Runtime.InteropServices;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Formatting;

/// <summary>The JSON arrays of TCP flag names for all combinations of the six flags that AWS documents.</summary>
internal static class TcpFlagNames
{
    /// <summary>The bits that have names; higher ones appear in <c>tcp_flags</c> only.</summary>
    public const int NamedBits = 0x3F;

    private static readonly byte[] s_text = new byte[(NamedBits + 1) * DocumentSizes.TcpFlags + 32];
    private static readonly byte[] s_lengths = new byte[NamedBits + 1];

    static TcpFlagNames()
    {
        string[] names = ["fin", "syn", "rst", "psh", "ack", "urg"];
        for (int flags = 1; flags <= NamedBits; flags++)
        {
            string array = "[" + string.Join(",", names.Where((_, i) => (flags & (1 << i)) != 0).Select(n => $"\"{n}\"")) + "]";
            s_lengths[flags] = (byte)Encoding.ASCII.GetBytes(array, s_text.AsSpan(flags * DocumentSizes.TcpFlags));
        }
    }

    /// <summary>The arrays, <see cref="DocumentSizes.TcpFlags"/> bytes each.</summary>
    public static ref byte Text => ref MemoryMarshal.GetArrayDataReference(s_text);

    /// <summary>The length of each array; 0 if no flag is set.</summary>
    public static ref byte Lengths => ref MemoryMarshal.GetArrayDataReference(s_lengths);

    /// <summary>Returns the array for a mask of flags; empty if none of the six is set.</summary>
    public static ReadOnlySpan<byte> Get(long flags)
        => s_text.AsSpan((int)(flags & NamedBits) * DocumentSizes.TcpFlags, s_lengths[flags & NamedBits]);
}
