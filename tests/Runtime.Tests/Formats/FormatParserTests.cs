using VpcFlow.Formats;

namespace VpcFlow.Tests.Formats;

/// <summary>The positions of tokens and errors in a format string: analyzers mark them, and fixes replace them.</summary>
public class FormatParserTests
{
    [Fact]
    public void Parse_MixedSpellings_ReturnsEachTokenWithItsPosition()
    {
        ParsedFormat parsed = FormatParser.Parse("${version} account_id  az-id\t${end}");
        Assert.Empty(parsed.Errors);
        Assert.Equal(
            [
                new FormatToken(FlowLogField.Version, 0, 10, true),
                new FormatToken(FlowLogField.AccountId, 11, 10, false),
                new FormatToken(FlowLogField.AvailabilityZoneId, 23, 5, false),
                new FormatToken(FlowLogField.End, 29, 6, true),
            ],
            parsed.Tokens.AsEnumerable());
        Assert.Equal(
            [FlowLogField.Version, FlowLogField.AccountId, FlowLogField.AvailabilityZoneId, FlowLogField.End],
            parsed.Fields.AsEnumerable());
    }

    [Theory]
    [InlineData("bytes${end}", "MissingSpace 5+6 '${end}'")]
    [InlineData("${end}bytes", "MissingSpace 6+5 'bytes'")]
    [InlineData("${end}${bytes} start", "MissingSpace 6+8 '${bytes}'")]
    [InlineData("bytes bytes", "DuplicateField 6+5 'bytes'")]
    [InlineData("${bytes} ${bytes}", "DuplicateField 11+5 'bytes'")]
    [InlineData("$", "StrayText 0+1 '$'")]
    [InlineData("${", "StrayText 0+2 '${'")]
    [InlineData("$b", "StrayText 0+2 '$b'")]
    [InlineData("$bytes", "StrayText 0+6 '$bytes'")]
    [InlineData("$(bytes} end", "StrayText 0+8 '$(bytes}'")]
    [InlineData("${bytes", "StrayText 0+7 '${bytes'")]
    [InlineData("${bytes) end", "StrayText 0+8 '${bytes)'")]
    [InlineData("${}", "StrayText 0+3 '${}'")]
    [InlineData("${ bytes}", "StrayText 0+2 '${'", "StrayText 3+6 'bytes}'")]
    [InlineData("bytes,end start", "StrayText 0+9 'bytes,end'")]
    [InlineData(",", "StrayText 0+1 ','")]
    [InlineData(" , end", "StrayText 1+1 ','")]
    [InlineData(",$", "StrayText 0+1 ','", "MissingSpace 1+1 '$'", "StrayText 1+1 '$'")]
    [InlineData("$$", "StrayText 0+1 '$'", "MissingSpace 1+1 '$'", "StrayText 1+1 '$'")]
    [InlineData("byte ,", "UnknownField 0+4 'byte'", "StrayText 5+1 ','")]
    [InlineData("", "Empty 0+0 ''")]
    [InlineData("\r\n", "Empty 0+2 '\r\n'")]
    public void Parse_InvalidText_MarksIt(string text, params string[] errors)
        => Assert.Equal(errors, FormatParser.Parse(text).Errors.Select(e => $"{e.Kind} {e.Start}+{e.Length} '{e.Text}'"));

    [Fact]
    public void Parse_ErrorsAmongFields_KeepsTheFields()
    {
        ParsedFormat parsed = FormatParser.Parse("bytes, end bytes byte start end");
        Assert.Equal([FlowLogField.End, FlowLogField.Bytes, FlowLogField.Start], parsed.Fields.AsEnumerable());
        Assert.Equal(
            [FormatErrorKind.StrayText, FormatErrorKind.UnknownField, FormatErrorKind.DuplicateField], parsed.Errors.Select(e => e.Kind));
    }

    /// <summary>
    /// Names consist of letters, digits, hyphens and underscores; white space ends them, and anything else is not part of a name.
    /// </summary>
    [Fact]
    public void Parse_EveryAsciiCharacterInAName_IsPartOfItOrEndsIt()
    {
        for (char c = '\0'; c < 128; c++)
        {
            string[] expected = c switch
            {
                '$' => ["UnknownField 0+1", "MissingSpace 1+2", "StrayText 1+2"],
                _ when char.IsWhiteSpace(c) => ["UnknownField 0+1", "UnknownField 2+1"],
                _ when char.IsAsciiLetterOrDigit(c) || c is '-' or '_' => ["UnknownField 0+3"],
                _ => ["StrayText 0+3"],
            };
            Assert.Equal(expected, FormatParser.Parse($"x{c}y").Errors.Select(e => $"{e.Kind} {e.Start}+{e.Length}"));
        }
    }

    [Fact]
    public void Message_UnknownField_SuggestsOnlyASimilarName()
    {
        Assert.Equal("'byte' is not a flow log field; did you mean 'bytes'?", FormatParser.Parse("byte").Errors[0].Message);
        Assert.Equal("'byt' is not a flow log field", FormatParser.Parse("byt").Errors[0].Message);
    }

    [Fact]
    public void Message_OfEveryKind_IsASentence()
    {
        Assert.All(Enum.GetValues<FormatErrorKind>(), kind => Assert.NotEmpty(new FormatError(kind, 0, 1, "x").Message));
        Assert.Throws<InvalidOperationException>(() => new FormatError((FormatErrorKind)99, 0, 1, "x").Message);
    }
}
