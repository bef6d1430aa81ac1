using VpcFlow.Decoding;

namespace VpcFlow.Tests.Decoding;

/// <summary>Texts of the same length are the same if their words are.</summary>
public class TextWordsTests
{
    [Fact]
    public void Read_EveryByteOfEveryLength_Matters()
    {
        for (int length = 0; length <= TextWords.MaxLength; length++)
        {
            byte[] text = [.. Enumerable.Range(1, length).Select(i => (byte)i)];
            (ulong, ulong) words = TextWords.Read(text);
            Assert.Equal(words, TextWords.Read((byte[])[.. text]));
            for (int bit = 0; bit < length * 8; bit++)
            {
                text[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.NotEqual(words, TextWords.Read(text));
                text[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    /// <summary>What surrounds a text is not a part of it.</summary>
    [Fact]
    public void Read_OfAPartOfALine_HasOnlyThis()
    {
        byte[] line = [.. Enumerable.Range(1, 48).Select(i => (byte)i)];
        for (int length = 0; length <= TextWords.MaxLength; length++)
            Assert.Equal(TextWords.Read(line.AsSpan(16, length).ToArray()), TextWords.Read(line.AsSpan(16, length)));
    }
}
