using VpcFlow.Generated;

namespace VpcFlow.Runtime.Tests.Documents;

public class DocumentWriterTests
{
    /// <summary>The most bytes that a step may write after its constant.</summary>
    private const int MostAfter = 15;

    [Fact]
    public void Literal_EveryLength_CopiesTheConstantAndLittleAfterIt()
    {
        byte[] literals = [.. Enumerable.Range(0, DocumentWriter.LongestLiteral + 64).Select(i => (byte)(1 + (i % 251)))];
        for (int length = 0; length <= DocumentWriter.LongestLiteral; length++)
        {
            byte[] output = new byte[DocumentWriter.LongestLiteral + 64];

            nint end = DocumentWriter.Literal(ref output[0], 3, ref literals[0], 7, length);

            Assert.Equal(3 + length, end);
            Assert.Equal(literals.AsSpan(7, length), output.AsSpan(3, length));
            Assert.Equal(-1, output.AsSpan(0, 3).IndexOfAnyExcept((byte)0));
            Assert.Equal(-1, output.AsSpan(3 + length + MostAfter).IndexOfAnyExcept((byte)0));
        }
    }
}
