using Xunit;

namespace VpcFlow.Tests;

/// <summary>The oracle produces the results worked out by hand, and the generators keep their promises.</summary>
public sealed class OracleSpecTests
{
    [Theory]
    [MemberData(nameof(SpecCases.All), MemberType = typeof(SpecCases))]
    public void Convert_SpecCase_GivesWhatIsExpected(string name)
    {
        SpecCase spec = SpecCases.Get(name);

        OracleResult result = Oracle.Convert(spec.InputBytes, spec.ToOracleSettings());

        Assert.Equal(spec.Rejections, result.Rejections.Select(r => new SpecRejection(r.Reason, r.LineNumber, r.ByteOffset, r.Field)));
        Assert.Equal(spec.Expected.Length, result.Documents.Count);
        for (int i = 0; i < spec.Expected.Length; i++)
        {
            JsonAssert.Equal(spec.Expected[i], result.Documents[i]);
        }

        Assert.Equal(
            (spec.Records, spec.Rejected, spec.Headers, spec.Blank),
            (result.Records, result.Rejected, result.Headers, result.Blank));
    }

    [Fact]
    public void All_SpecCases_UseEveryFieldAndReason()
    {
        SpecCase[] cases = [.. SpecCases.All.Concat(SpecCases.Wrapped).Select(item => SpecCases.Get((string)item[0]))];

        IEnumerable<string> names = cases.SelectMany(item => item.FieldNames).Where(name => name[0] != '?');
        Assert.Equal(OracleFields.Names.Order(), names.Distinct().Order());
        Assert.Equal(
            ["FieldCount", "FormatMismatch", "InvalidAddress", "InvalidEnvelope", "InvalidNumber", "LineTooLong", "NumberOutOfRange"],
            cases.SelectMany(item => item.Rejections).Select(rejection => rejection.Reason).Distinct().Order());
    }

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1.0}", "a: ")]
    [InlineData("{\"a\":1}", "{\"a\":\"1\"}", "a: ")]
    [InlineData("{\"a\":{\"b\":[\"x\",\"y\"]}}", "{\"a\":{\"b\":[\"y\",\"x\"]}}", "a.b[0]: ")]
    [InlineData("{\"a\":[\"x\"]}", "{\"a\":[]}", "a: ")]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1}", "b: missing")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"b\":2}", "b: not expected")]
    [InlineData("{\"a\":1}", "{\"a\":1,\"a\":1}", "a: is there twice")]
    [InlineData("{\"a\":\"*\"}", "{\"a\":\"x\"}", "a: ")]
    [InlineData("{\"error\":{\"message\":\"*\"}}", "{\"error\":{\"message\":\"\"}}", "error.message: ")]
    [InlineData("{\"a\":\"\"}", "{\"a\":\"\\ud800\"}", "The actual document")]
    [InlineData("{\"a\":1}", "{\"a\":1", "The actual document")]
    public void FindDifference_OtherDocument_NamesThePath(string expected, string actual, string start) =>
        Assert.StartsWith(start, JsonAssert.FindDifference(expected, actual), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\":1,\"b\":{\"c\":[\"x\"],\"d\":null}}", " {\"b\":{\"d\":null, \"c\":[ \"\\u0078\" ]},\"a\":1}")]
    [InlineData("{\"error\":{\"message\":\"*\"}}", "{\"error\":{\"message\":\"anything\"}}")]
    public void FindDifference_SameValue_IsNull(string expected, string actual) =>
        Assert.Null(JsonAssert.FindDifference(expected, actual));
}
