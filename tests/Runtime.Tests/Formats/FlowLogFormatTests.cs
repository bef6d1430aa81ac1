using System.Text;

namespace VpcFlow.Tests.Formats;

public class FlowLogFormatTests
{
    [Theory]
    [InlineData("${version} ${account-id} ${srcaddr}")]
    [InlineData("version account-id srcaddr")]
    [InlineData("version account_id srcaddr")]
    [InlineData("${version} account_id ${srcaddr}")]
    [InlineData("  version\taccount-id\r\n srcaddr \n")]
    public void Parse_AnySpelling_ReturnsTheFields(string text)
        => Assert.Equal("version account-id srcaddr", FlowLogFormat.Parse(text).ToHeader());

    [Theory]
    [InlineData("version acount-id", 8, 9, "At character 9: 'acount-id' is not a flow log field; did you mean 'account-id'?")]
    [InlineData("${srcadr}", 2, 6, "At character 3: 'srcadr' is not a flow log field; did you mean 'srcaddr'?")]
    [InlineData("SRCADDR", 0, 7, "At character 1: 'SRCADDR' is not a flow log field; did you mean 'srcaddr'?")]
    [InlineData(
        "version something-else", 8, 14,
        "At character 9: 'something-else' is not a flow log field; to skip the column, write '?something-else'.")]
    [InlineData("", 0, 0, "The format names no field; expected names such as ${srcaddr}, separated by spaces.")]
    [InlineData("  \t", 0, 3, "The format names no field; expected names such as ${srcaddr}, separated by spaces.")]
    [InlineData("version; bytes", 7, 1, "At character 8: Unexpected text ';'; expected field names separated by spaces or commas.")]
    [InlineData("version ${bytes", 8, 7, "At character 9: The closing '}' is missing in '${bytes'.")]
    [InlineData(
        "version {bytes}", 8, 7, "At character 9: '{bytes}' is not a name in braces; expected a name such as ${srcaddr} or srcaddr.")]
    [InlineData("${version}${bytes}", 10, 8, "At character 11: White space is missing before '${bytes}'.")]
    public void Parse_InvalidText_ThrowsWithPositionAndReason(string text, int start, int length, string message)
    {
        FlowLogFormatException e = Assert.Throws<FlowLogFormatException>(() => FlowLogFormat.Parse(text));
        Assert.Equal((start, length, message), (e.Start, e.Length, e.Message));
        Assert.False(FlowLogFormat.TryParse(text, out _));
    }

    [Fact]
    public void Parse_SeveralErrors_NamesAll()
    {
        FlowLogFormatException e = Assert.Throws<FlowLogFormatException>(() => FlowLogFormat.Parse("srcadr; bites"));
        Assert.Contains("'srcadr'", e.Message, StringComparison.Ordinal);
        Assert.Contains("';'", e.Message, StringComparison.Ordinal);
        Assert.Contains("'bites'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_VeryLongName_ThrowsAtOnce()
        => Assert.Throws<FlowLogFormatException>(() => FlowLogFormat.Parse(new string('a', 1_000_000)));

    [Theory]
    [InlineData("default", 14, 2)]
    [InlineData("v3", 21, 3)]
    [InlineData("v4", 25, 4)]
    [InlineData("v5", 29, 5)]
    [InlineData("v7", 39, 7)]
    [InlineData("v8", 40, 8)]
    [InlineData("v9", 41, 9)]
    [InlineData("v10", 42, 10)]
    [InlineData("v11", 54, 11)]
    [InlineData("tgw", 36, 6)]
    public void TryGetPreset_WellKnownName_HasTheFieldsOfTheVersion(string name, int fields, int version)
    {
        Assert.True(FlowLogFormat.TryGetPreset(name.ToUpperInvariant(), out FlowLogFormat? format));
        Assert.Equal((fields, version, name), (format.Fields.Length, format.Version, format.PresetName));
        Assert.Contains(name, FlowLogFormat.PresetNames);
        if (name != "tgw")
            Assert.Equal(
                FlowLogFieldInfo.All.Where(f => f.Scope != FlowLogFieldScope.TransitGateway && f.Version <= version).Select(f => f.Field),
                format.Fields.AsEnumerable());
    }

    [Fact]
    public void TryGetPreset_OtherName_Fails() => Assert.False(FlowLogFormat.TryGetPreset("v6", out _));

    [Fact]
    public void Spellings_OfAFormat_AreReadBack()
    {
        FlowLogFormat format = FlowLogFormat.Parse(FlowLogFormats.V11);
        Assert.Equal(format, FlowLogFormat.Parse(format.ToString()));
        Assert.Equal(format, FlowLogFormat.Parse(format.ToHeader()));
        Assert.Equal(format.GetHashCode(), FlowLogFormat.Parse(format.ToHeader().Replace('-', '_')).GetHashCode());
        Assert.NotEqual(format, FlowLogFormat.Parse(FlowLogFormats.V10));
        Assert.Equal(FlowLogFormats.Default, FlowLogFormat.Parse(FlowLogFormats.Default).ToString());
    }

    /// <summary>Skipped columns count in positions; their names do not matter for how lines are read.</summary>
    [Fact]
    public void Parse_SkippedColumns_ArePartOfTheFormat()
    {
        FlowLogFormat format = FlowLogFormat.Parse("version version, ?new_field bytes");
        Assert.Equal([FlowLogField.Version, FlowLogField.Bytes], format.Fields.AsEnumerable());
        Assert.Equal(
            [new("version", FlowLogField.Version), new("version", null), new("new_field", null), new("bytes", FlowLogField.Bytes)],
            format.Columns.AsEnumerable());
        FlowLogField[] fields = [FlowLogField.Version, FlowLogField.Bytes, FlowLogField.End];
        Assert.Equal([0, 3, -1], fields.Select(format.IndexOf));
        Assert.Equal("version version new_field bytes", format.ToHeader());
        Assert.Equal("${version} ${?version} ${?new_field} ${bytes}", format.ToString());
        Assert.Equal(format.Columns.AsEnumerable(), FlowLogFormat.Parse(format.ToString()).Columns.AsEnumerable());

        FlowLogFormat other = FlowLogFormat.Parse("version ?x ?y bytes");
        Assert.Equal(format, other);
        Assert.Equal(format.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(format, FlowLogFormat.Parse("version ?x bytes ?y"));
        Assert.NotEqual(format, FlowLogFormat.Parse("version ?x bytes"));
        Assert.NotEqual(format, FlowLogFormat.Parse("version bytes"));
    }

    [Fact]
    public void PresetName_WithASkippedColumn_IsNull()
        => Assert.Null(FlowLogFormat.Parse(FlowLogFormats.Default + " ?new-field").PresetName);

    [Fact]
    public void Create_InvalidFields_Throws()
    {
        Assert.Throws<ArgumentException>(() => FlowLogFormat.Create());
        Assert.Throws<ArgumentException>(() => FlowLogFormat.Create(FlowLogField.Bytes, FlowLogField.Bytes));
        Assert.Throws<ArgumentException>(() => FlowLogFormat.Create((FlowLogField)72));
    }

    [Theory]
    [InlineData("version account-id", true)]
    [InlineData("version account_id\r\n", true)]
    [InlineData("\uFEFFversion  bytes ", true)]
    [InlineData("version version", true)]
    [InlineData("2 123456789010", false)]
    [InlineData("version bytes x", true)]
    [InlineData("version x y", false)]
    [InlineData("version bytes end a b c d", true)]
    [InlineData("version bytes a b c d", false)]
    [InlineData("version bytes end A B C", false)]
    [InlineData("version bytes end A B", true)]
    [InlineData("version bytes end 2", false)]
    [InlineData("version bytes end 10.0.0.1", false)]
    [InlineData("version bytes end fe80::1", false)]
    [InlineData("version bytes end -", false)]
    [InlineData("Version bytes end", false)]
    [InlineData("${version}", true)]
    [InlineData("accountId srcAddr endTime", true)]
    [InlineData("", false)]
    public void TryParseHeader_Line_IsAHeaderIfEnoughTokensNameFields(string line, bool expected)
        => Assert.Equal(expected, FlowLogFormat.TryParseHeader(Encoding.UTF8.GetBytes(line), out _));

    [Fact]
    public void TryParseHeader_UnknownAndRepeatedNames_SkipsTheirColumns()
    {
        Assert.True(FlowLogFormat.TryParseHeader("version new_field ${account-id} accountId bytes"u8, out FlowLogFormat? format));
        Assert.Equal("${version} ${?new_field} ${account-id} ${?account-id} ${bytes}", format.ToString());
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void TryParseHeader_LongLine_IsLimited(int columns, bool expected)
    {
        string line = "version bytes end" + string.Concat(Enumerable.Range(3, columns - 3).Select(i => $" c{i}"));
        Assert.Equal(expected, FlowLogFormat.TryParseHeader(Encoding.UTF8.GetBytes(line), out _));
    }
}
