namespace VpcFlow.Tests;

/// <summary>Bytes that a text field may contain and a careless writer fails on. Never a space or a line feed, which end a token.</summary>
internal static class HostileText
{
    private static readonly byte[][] s_snippets =
    [
        [.. "\""u8],
        [.. "\\"u8],
        [.. "\\\""u8],
        [.. "\\\\\""u8],
        [.. "\"}"u8],
        [.. "\",\"x\":\""u8],
        [.. "\\u0000"u8],
        [.. "\\n"u8],
        [.. "{\"a\":1}"u8],
        [.. "</script><a&'b+`"u8],
        [.. "${az-id}"u8],
        [.. "--"u8],
        [.. "-x"u8],
        [.. "\t"u8],
        [0x00],
        [0x01, 0x02, 0x1F],
        [0x08, 0x0B, 0x0C, 0x0D],
        [0x1B, (byte)'[', (byte)'m'],
        [0x7F],
        [0x80],
        [0xBF, 0xBF],
        [0xFF, 0xFE],
        // Overlong forms of NUL, "/", and others.
        [0xC0, 0x80],
        [0xC1, 0xBF],
        [0xE0, 0x80, 0xAF],
        [0xF0, 0x80, 0x80, 0xAF],
        // Surrogates in CESU-8, alone and as a pair.
        [0xED, 0xA0, 0x80],
        [0xED, 0xB0, 0x80],
        [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
        // Truncated sequences.
        [0xC3],
        [0xE2, 0x82],
        [0xF0, 0x9F, 0x98],
        [0xF0, 0x9F],
        [0xE2, (byte)'a'],
        // Above U+10FFFF.
        [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80],
        // Valid, but rarely tested: U+0085, U+2028, U+FEFF, U+FFFE, U+FFFF, U+10FFFF.
        [0xC2, 0x85],
        [0xE2, 0x80, 0xA8],
        [0xEF, 0xBB, 0xBF],
        [0xEF, 0xBF, 0xBE],
        [0xEF, 0xBF, 0xBF],
        [0xF4, 0x8F, 0xBF, 0xBF],
        [.. "é"u8],
        [.. "€"u8],
        [.. "😀"u8],
    ];

    public static byte[] Token(Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                return RandomBytes(random, random.Next(1, 40));
            case 1:
                // Long enough for vectorised loops and growing buffers, with one odd byte somewhere.
                byte[] text = new byte[random.Next(1, 600)];
                Array.Fill(text, (byte)'a');
                text[random.Next(text.Length)] = random.Pick<byte>((byte)'"', (byte)'\\', 0x01, 0x7F, 0x80, 0xC3, 0xE2);
                return text;
            default:
                return [.. Enumerable.Range(0, random.Next(1, 6)).SelectMany(_ => Part(random))];
        }
    }

    private static byte[] Part(Random random) =>
        random.Chance(0.4) ? [.. "0123456789abcdef"u8[random.Next(16)..]] : s_snippets[random.Next(s_snippets.Length)];

    public static byte[] RandomBytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (byte)' ' or (byte)'\n')
            {
                bytes[i] = (byte)'_';
            }
        }

        return bytes;
    }
}
