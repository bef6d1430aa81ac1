using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Tests;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("*", "a", true)]
    [InlineData("*", "", true)]
    [InlineData("*", ".a", false)]
    [InlineData(".*", ".a", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "ab", false)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbcd", false)]
    [InlineData("*a*b*", "xaxbx", true)]
    [InlineData("*ab", "aab", true)]
    [InlineData("*.log", "x.log.gz", false)]
    [InlineData("[abc]", "b", true)]
    [InlineData("[!abc]", "b", false)]
    [InlineData("[^abc]", "d", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[]]", "]", true)]
    [InlineData("[a-]", "-", true)]
    [InlineData("[", "[", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("[a", "a", false)]
    public void IsMatch_Pattern_AsAShellHasIt(string pattern, string name, bool expected)
        => Assert.Equal(expected, NamePattern.IsMatch(pattern, name));
}
