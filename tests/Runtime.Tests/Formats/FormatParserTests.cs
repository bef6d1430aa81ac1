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
            ["${version} 0+10 Field", "${account-id} 11+10 Field", "${az-id} 23+5 Field", "${end} 29+6 Field"], parsed.Tokens.Select(Show));
        Assert.Equal([true, false, false, true], parsed.Tokens.Select(t => t.IsBraced));
        Assert.Equal(
            [FlowLogField.Version, FlowLogField.AccountId, FlowLogField.AvailabilityZoneId, FlowLogField.End],
            parsed.Fields.AsEnumerable());
    }

    [Theory]
    [InlineData("bytes${end}", "MissingSpace 5+6 '${end}'")]
    [InlineData("${end}bytes", "MissingSpace 6+5 'bytes'")]
    [InlineData("${end}${bytes}${start} ${action}${type}", "MissingSpace 6+8 '${bytes}'")]
    [InlineData("${end}${bytes} start", "MissingSpace 6+8 '${bytes}'")]
    [InlineData("$", "Braces 0+1 '$'")]
    [InlineData("${", "Braces 0+2 '${'")]
    [InlineData("$b", "Braces 0+2 '$b'")]
    [InlineData("$bytes", "Braces 0+6 '$bytes'")]
    [InlineData("{bytes}", "Braces 0+7 '{bytes}'")]
    [InlineData("bytes}", "Braces 0+6 'bytes}'")]
    [InlineData("$(bytes} end", "Braces 0+8 '$(bytes}'")]
    [InlineData("${bytes", "MissingBrace 0+7 '${bytes'")]
    [InlineData("${bytes) end", "MissingBrace 0+8 '${bytes)'")]
    [InlineData("${bytes ${end ${start ${action}", "MissingBrace 0+7 '${bytes'")]
    [InlineData("$bytes $end {start}", "Braces 0+6 '$bytes'")]
    [InlineData("${}", "Braces 0+3 '${}'")]
    [InlineData("bytes; end; start|action", "StrayText 5+1 ';'", "StrayText 17+1 '|'")]
    [InlineData(",", "StrayText 0+1 ','")]
    [InlineData(" , end", "StrayText 1+1 ','")]
    [InlineData("bytes, , end,, start", "StrayText 7+1 ','")]
    [InlineData("bytes,", "StrayText 5+1 ','")]
    [InlineData("$$", "Braces 0+2 '$$'")]
    [InlineData("byte ;", "UnknownField 0+4 'byte'", "StrayText 5+1 ';'")]
    [InlineData("\"bytes end", "StrayText 0+1 '\"'")]
    [InlineData("bytes \\end", "StrayText 6+1 '\\'")]
    [InlineData("? end", "StrayText 0+1 '?'")]
    [InlineData("??bytes end", "StrayText 0+1 '?'")]
    [InlineData("?bytes ?end", "Empty 0+11 '?bytes ?end'")]
    [InlineData("\"\"", "Empty 0+2 '\"\"'")]
    [InlineData("", "Empty 0+0 ''")]
    [InlineData("\r\n", "Empty 0+2 '\r\n'")]
    public void Parse_InvalidText_MarksIt(string text, params string[] errors)
        => Assert.Equal(errors, FormatParser.Parse(text).Errors.Select(e => $"{e.Kind} {e.Start}+{e.Length} '{e.Text}'"));

    /// <summary>All spellings in which people keep formats; each is read as the two fields.</summary>
    [Theory]
    [InlineData("${log-status} ${bytes}")]
    [InlineData("log-status bytes")]
    [InlineData("log_status bytes")]
    [InlineData("logStatus bytes")]
    [InlineData("$${log-status} $${bytes}")]
    [InlineData("\\${log-status} \\${bytes}")]
    [InlineData("log-status,bytes")]
    [InlineData("log-status, bytes")]
    [InlineData("log-status ,bytes")]
    [InlineData("${log-status},$${bytes}")]
    [InlineData("\"${log-status} ${bytes}\"")]
    [InlineData(" '${log-status} ${bytes}' ")]
    [InlineData("\"'${log-status} ${bytes}'\"")]
    [InlineData("\\\"${log-status} ${bytes}\\\"")]
    [InlineData("\n  ${log-status}\n  ${bytes} \n")]
    [InlineData(">-\n  ${log-status}\r\n  ${bytes}\n")]
    [InlineData("|\r\n  log-status\n  bytes")]
    [InlineData("${log-status} \\\n  ${bytes} \\\r\n")]
    [InlineData("'log_status,\n$${bytes}'")]
    public void Parse_SpellingsOfPeople_ReturnsTheFields(string text)
    {
        ParsedFormat parsed = FormatParser.Parse(text);
        Assert.Empty(parsed.Errors);
        Assert.Equal([FlowLogField.LogStatus, FlowLogField.Bytes], parsed.Fields.AsEnumerable());
        Assert.All(parsed.Tokens, t => Assert.Matches("^(\\$|\\\\)?(\\$\\{)?(log.?[sS]tatus|bytes)}?$", text.Substring(t.Start, t.Length)));
    }

    /// <summary>CloudWatch Logs Insights has names of its own for times; in the others, only capitals differ.</summary>
    [Theory]
    [InlineData("srcAddr", FlowLogField.SourceAddress)]
    [InlineData("dstPort", FlowLogField.DestinationPort)]
    [InlineData("startTime", FlowLogField.Start)]
    [InlineData("endTime", FlowLogField.End)]
    [InlineData("pktSrcAwsService", FlowLogField.PacketSourceAwsService)]
    [InlineData("instanceTag2", FlowLogField.InstanceTag2)]
    public void Parse_CamelCase_ReturnsTheField(string name, FlowLogField expected)
        => Assert.Equal([expected], FormatParser.Parse(name).Fields.AsEnumerable());

    /// <summary>Every name of the catalogue is read in camel case, and no two are the same then.</summary>
    [Fact]
    public void Parse_EveryFieldInCamelCase_ReturnsTheField()
        => Assert.All(
            FlowLogFieldInfo.All.Where(f => f.Name.Contains('-', StringComparison.Ordinal)),
            f => Assert.Equal([f.Field], FormatParser.Parse(char.ToLowerInvariant(f.Name[0])
                + string.Concat(f.Name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))[1..]).Fields.AsEnumerable()));

    [Theory]
    [InlineData("Bytes")]
    [InlineData("LogStatus")]
    [InlineData("logstatus")]
    [InlineData("log-Status")]
    [InlineData("starttime")]
    public void Parse_OtherCapitals_IsAnError(string name)
        => Assert.Equal(FormatErrorKind.UnknownField, Assert.Single(FormatParser.Parse(name).Errors).Kind);

    [Fact]
    public void Parse_SkippedColumns_KeepTheirPlaces()
        => Assert.Equal(
            [
                "${end} 0+3 Field", "${?new-field} 4+10 Marked", "${?bytes} 15+9 Marked", "${bytes} 25+5 Field", "${?other} 31+9 Marked",
                "${?end} 41+6 Repeated", "${?x} 48+6 Marked",
            ],
            FormatParser.Parse("end ?new-field ${?bytes} bytes ?${other} ${end} $${?x}").Tokens.Select(Show));

    /// <summary>Where nothing can be skipped, the mark is an error.</summary>
    [Fact]
    public void Parse_MarkWhereNothingIsSkipped_IsStray()
        => Assert.Equal(
            FormatErrorKind.StrayText, Assert.Single(FormatParser.Parse("end ?bytes ?action", canSkip: false).Errors).Kind);

    [Fact]
    public void Parse_RepeatedFields_AreSkippedWithoutAnError()
    {
        ParsedFormat parsed = FormatParser.Parse("version ${version} account-id account_id accountId");
        Assert.Empty(parsed.Errors);
        Assert.Equal([FlowLogField.Version, FlowLogField.AccountId], parsed.Fields.AsEnumerable());
        Assert.Equal([8, 30, 41], parsed.Repeated.Select(t => t.Start));
        Assert.Equal([10, 30, 41], parsed.Repeated.Select(t => t.NameStart));
    }

    [Fact]
    public void Parse_ErrorsAmongFields_KeepsTheColumns()
    {
        ParsedFormat parsed = FormatParser.Parse("bytes; $end bytes byte ${start");
        Assert.Equal(
            ["${bytes}", "${end}", "${?bytes}", "${?byte}", "${start}"], parsed.Columns.Select(c => c.ToString()));
        Assert.Equal(
            [FormatErrorKind.StrayText, FormatErrorKind.Braces, FormatErrorKind.UnknownField, FormatErrorKind.MissingBrace],
            parsed.Errors.Select(e => e.Kind));
    }

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, "The format has 129 columns; at most 128 can be read")]
    public void Parse_LongFormat_IsLimited(int columns, string? message)
    {
        string format = "end " + string.Join(' ', Enumerable.Range(1, columns - 1).Select(i => $"?c{i}"));
        Assert.Equal(message, FormatParser.Parse(format).Errors.SingleOrDefault()?.Message);
    }

    /// <summary>
    /// Names consist of letters, digits, hyphens and underscores; white space and commas end them, and anything else is not part of a name.
    /// </summary>
    [Fact]
    public void Parse_EveryAsciiCharacterInAName_IsPartOfItOrEndsIt()
    {
        for (char c = '\0'; c < 128; c++)
        {
            string[] expected = c switch
            {
                '$' or '{' => ["UnknownField 0+1", "MissingSpace 1+2", "Braces 1+2"],
                '}' => ["Braces 0+3"],
                '?' => ["UnknownField 0+1", "MissingSpace 1+2"],
                ',' => ["UnknownField 0+1", "UnknownField 2+1"],
                _ when char.IsWhiteSpace(c) => ["UnknownField 0+1", "UnknownField 2+1"],
                _ when char.IsAsciiLetterOrDigit(c) || c is '-' or '_' => ["UnknownField 0+3"],
                _ => ["UnknownField 0+1", "StrayText 1+1", "UnknownField 2+1"],
            };
            Assert.Equal(
                expected.Order(), FormatParser.Parse($"x{c}y").Errors.Select(e => $"{e.Kind} {e.Start}+{e.Length}").Order());
        }
    }

    [Fact]
    public void Message_UnknownField_SuggestsOnlyASimilarName()
    {
        Assert.Equal("'byte' is not a flow log field; did you mean 'bytes'?", FormatParser.Parse("byte").Errors[0].Message);
        Assert.Equal("'byt' is not a flow log field; to skip the column, write '?byt'", FormatParser.Parse("byt").Errors[0].Message);
    }

    [Fact]
    public void Message_OfEveryKind_IsASentence()
    {
        Assert.All(Enum.GetValues<FormatErrorKind>(), kind => Assert.NotEmpty(new FormatError(kind, 0, 1, "x").Message));
        Assert.Throws<InvalidOperationException>(() => new FormatError((FormatErrorKind)99, 0, 1, "x").Message);
    }

    private static string Show(FormatToken token) => $"{token.Column} {token.Start}+{token.Length} {token.Kind}";
}
