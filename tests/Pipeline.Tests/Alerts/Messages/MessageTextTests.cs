using VpcFlow.Pipeline.Alerts.Messages;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages;

/// <summary>Text of records in messages.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("plain text, ünïcödé 漢字 😀 a\\b", "plain text, ünïcödé 漢字 😀 a\\b")]
    [InlineData("a\r\nb\tc\0", "a\\u000D\\u000Ab\\u0009c\\u0000")]
    [InlineData("a\u202Eb\u2066\u200Bc", "a\\u202Eb\\u2066\\u200Bc")]
    [InlineData("a\u2028b\u2029c\u00A0d", "a\\u2028b\\u2029c\\u00A0d")]
    public void Line_CharactersThatDoNotPrint_AreEscaped(string text, string expected) => Assert.Equal(expected, MessageText.Line(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd😀e", 6, "abcd…")]
    public void Line_LongText_IsCutOff(string text, int length, string expected) => Assert.Equal(expected, MessageText.Line(text, length));

    [Theory]
    [InlineData("see http://evil.example/", "see http[:]//evil[.]example/")]
    [InlineData("WWW.evil.example", "WWW[.]evil[.]example")]
    [InlineData("mailto:a@b.example", "mailto[:]a@b[.]example")]
    [InlineData("a@b.example", "a@b[.]example")]
    [InlineData("evil.com/login", "evil[.]com/login")]
    [InlineData("evil\u3002com", "evil[\u3002]com")]
    [InlineData("xn--evil-.com", "xn--evil-[.]com")]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("1.5 MB. More", "1.5 MB. More")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    public void Value_WhatLooksLikeALink_IsNone(string text, string expected) => Assert.Equal(expected, MessageText.Value(text));

    [Fact]
    public void Value_WhatLooksLikeAnEncodedWord_IsNone()
        => Assert.Equal("=[?]utf-8?Q?=0D=0Aa?=", MessageText.Value("=?utf-8?Q?=0D=0Aa?="));

    [Fact]
    public void Line_HalfAPair_IsReplaced() => Assert.Equal("a\uFFFDb", MessageText.Line("a\uD800b"));

    [Fact]
    public void Paragraphs_AreLines()
        => Assert.Equal(["a b", "c\\u202Ed"], MessageText.Paragraphs(" a b\r\n\r\n c\u202Ed \n"));
}
