using System.Text;
using VpcFlow.Formatting;

namespace VpcFlow.Tests.Formatting;

public class PrintableTextTests
{
    [Theory]
    [InlineData("eni-1235b8ca123456789", "eni-1235b8ca123456789")]
    [InlineData("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~")]
    [InlineData("é漢😀", "é漢😀")]
    [InlineData("", "")]
    [InlineData("a\\b", @"a\\b")]
    [InlineData("\0\t\r\n\u001B[31m\u007F", @"\u0000\u0009\u000D\u000A\u001B[31m\u007F")]
    [InlineData("\u0085\u009B", @"\u0085\u009B")] // two-byte control characters
    [InlineData("a b\u00A0c\u2028\u2029", @"a\u0020b\u00A0c\u2028\u2029")]
    [InlineData("\u202Eevil\u200B\uFEFF", @"\u202Eevil\u200B\uFEFF")] // changes the direction, has no width
    [InlineData("\uE000\uFFFF\U000E0001", @"\uE000\uFFFF\U000E0001")]
    public void Append_Text_EscapesWhatDoesNotPrint(string text, string expected)
        => Assert.Equal(expected, Append(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(new byte[] { 0xFF }, @"\xFF")]
    [InlineData(new byte[] { (byte)'a', 0x80, (byte)'b' }, @"a\x80b")]
    [InlineData(new byte[] { 0xE6, 0xBC }, @"\xE6\xBC")] // a truncated character
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, @"\xED\xA0\x80")] // half of a surrogate pair
    [InlineData(new byte[] { 0xC0, 0xAF, (byte)'x' }, @"\xC0\xAFx")] // overlong
    public void Append_NotUtf8_EscapesTheBytes(byte[] text, string expected) => Assert.Equal(expected, Append(text));

    private static string Append(byte[] text)
    {
        var target = new StringBuilder();
        PrintableText.Append(target, text);
        return target.ToString();
    }
}
