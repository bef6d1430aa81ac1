using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VpcFlow.Documents.CommunityIds;

/// <summary>The characters of base64.</summary>
internal static class Base64Alphabet
{
    private const sbyte Lower = 'a' - 'A' - 26;
    private const sbyte Digit = '0' - 'A' - 52;
    private const sbyte Plus = '+' - 'A' - 62;
    private const sbyte Slash = '/' - 'A' - 63;

    /// <summary>The character of each sextet.</summary>
    public static ReadOnlySpan<byte> Characters => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    /// <summary>
    /// What to add to a sextet besides 'A', indexed by the lesser of sextet - 26 and sextet - 51, the latter with a floor of zero. That is
    /// 0 for lower-case letters, 1 to 10 for digits, 11 and 12 for the others. Upper-case letters have a negative index, for which a
    /// byte shuffle returns the zero that they need.
    /// </summary>
    public static Vector128<byte> Offsets
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(Lower, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Digit, Plus, Slash, 0, 0, 0).AsByte();
    }
}
