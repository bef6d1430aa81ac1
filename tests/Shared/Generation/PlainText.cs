namespace VpcFlow.Tests;

/// <summary>Keeps hostile text from being a container, which streams unpack and lines in memory are not.</summary>
internal static class PlainText
{
    /// <summary>Replaces the bytes that a container would begin with.</summary>
    public static byte[] Of(byte[] text)
    {
        if (text is [0x1F or 0xFE or 0xFF, ..])
            text[0] = (byte)'x';
        for (int start = 0; start < text.Length;)
        {
            int at = start;
            while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or 0xEF or 0xBB or 0xBF)
                at++;
            if (at < text.Length && text[at] is (byte)'{' or (byte)'[')
                text[at] = (byte)'x';
            int end = Array.IndexOf(text, (byte)'\n', start);
            start = end < 0 ? text.Length : end + 1;
        }

        return text;
    }
}
