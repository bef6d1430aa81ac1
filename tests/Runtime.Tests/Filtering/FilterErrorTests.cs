namespace VpcFlow.Tests.Filtering;

public class FilterErrorTests
{
    [Theory]
    [InlineData("", 0, 0, "the filter is empty; expected a condition, such as action = REJECT.")]
    [InlineData("  ", 2, 0, "the filter is empty; expected a condition, such as action = REJECT.")]
    [InlineData("dstprt = 22", 0, 6, "'dstprt' is not a field; did you mean 'dstport'?")]
    [InlineData("bytes > 1 and xyzzy = 22", 14, 5, "'xyzzy' is not a field.")]
    [InlineData("bytes-per-paket > 5", 0, 15, "'bytes-per-paket' is not a field; did you mean 'bytes-per-packet'?")]
    [InlineData("dstport", 7, 0, "the filter ends here; expected an operator: =, !=, <, <=, >, >=, in, is, like or has.")]
    [InlineData("dstport 22", 8, 2, "unexpected '22'; expected an operator: =, !=, <, <=, >, >=, in, is, like or has.")]
    [InlineData("dstport not 22", 12, 2, "unexpected '22'; expected 'in' or 'like'.")]
    [InlineData("dstport =", 9, 0, "the filter ends here; expected a number from 0 to 65535, or the name of a service such as ssh.")]
    [InlineData("dstport = 65536", 10, 5,
        "'65536' is not a value of 'dstport'; expected a number from 0 to 65535, or the name of a service such as ssh.")]
    [InlineData("dstport = htpp", 10, 4,
        "'htpp' is not a value of 'dstport'; expected a number from 0 to 65535, or the name of a service such as ssh; "
            + "did you mean 'http'?")]
    [InlineData("bytes = -1", 8, 2, "'-1' is not a value of 'bytes'; expected a whole number from 0 to 9223372036854775807.")]
    [InlineData("bytes = 1k", 8, 2, "'1k' is not a value of 'bytes'; expected a whole number from 0 to 9223372036854775807.")]
    [InlineData("protocol = tpc", 11, 3,
        "'tpc' is not a value of 'protocol'; expected a number from 0 to 255, or a name such as tcp; did you mean 'tcp'?")]
    [InlineData("tcp-flags has sny", 14, 3,
        "'sny' is not a value of 'tcp-flags'; expected flags such as syn or syn+ack, or a number; did you mean 'syn'?")]
    [InlineData("service = htps", 10, 4,
        "'htps' is not a value of 'service'; expected the name of a service such as https; did you mean 'https'?")]
    [InlineData("action = REJCT", 9, 5,
        "'REJCT' is not a value of 'action', which is ACCEPT or REJECT; put any other in quotes; did you mean 'REJECT'?")]
    [InlineData("action < REJECT", 7, 1, "'<' does not apply to 'action'; expected '=', '!=' or 'in'.")]
    [InlineData("srcaddr = 10.0.0.256", 10, 10, "'10.0.0.256' is not an address; expected one such as 10.0.0.1 or 2001:db8::1.")]
    [InlineData("srcaddr = 10.0.0.0/8", 10, 10, "'10.0.0.0/8' is not a single value; use 'in' for networks and ranges.")]
    [InlineData("srcaddr in 10.0.0.1/8", 11, 10,
        "'10.0.0.1/8' is not a network: an IPv4 or IPv6 address without bits set after the prefix, a slash and the length of the prefix, "
            + "such as 10.0.0.0/8.")]
    [InlineData("dstport = (22, 23)", 10, 1, "unexpected '('; expected a single value; use 'in' for a list.")]
    [InlineData("dstport = 1..2", 10, 4, "'1..2' is not a single value; use 'in' for networks and ranges.")]
    [InlineData("dstport in 2..1", 11, 4, "the range '2..1' is empty: its first value is greater than its last.")]
    [InlineData("service in ssh..https", 11, 10, "'service' has no ranges.")]
    [InlineData("dstport in ()", 12, 1, "unexpected ')'; expected a number from 0 to 65535, or the name of a service such as ssh.")]
    [InlineData("dstport in (22", 14, 0, "the filter ends here; expected ',' or ')'.")]
    [InlineData("dstport in (22 23)", 15, 2, "unexpected '23'; expected ',' or ')'.")]
    [InlineData("dstport like '2%'", 8, 4, "'like' compares text, and 'dstport' is not text; expected a comparison or 'in'.")]
    [InlineData("interface-id like", 17, 0, "the filter ends here; expected a pattern in quotes, such as 'eni-0a%'.")]
    [InlineData("bytes has syn", 6, 3, "'has' tests flags, which 'tcp-flags' has and 'bytes' has not.")]
    [InlineData("dstport is null", 11, 4, "unexpected 'null'; expected 'absent' or 'present'.")]
    [InlineData("privat(srcaddr)", 0, 6, "'privat' is not a function; the functions are private and internet; did you mean 'private'?")]
    [InlineData("private(bytes)", 8, 5, "'bytes' is not an address, which 'private' needs.")]
    [InlineData("private(srcaddr", 15, 0, "the filter ends here; expected ')'.")]
    [InlineData("dstport = 22 &&", 13, 2, "unexpected '&&'; expected 'and', 'or' or the end.")]
    [InlineData("dstport = 22 and", 16, 0, "the filter ends here; expected a field, 'not' or '('.")]
    [InlineData("and dstport = 22", 0, 3, "unexpected 'and'; expected a field, 'not' or '('.")]
    [InlineData("(dstport = 22", 13, 0, "the filter ends here; expected 'and', 'or' or ')'.")]
    [InlineData("dstport = 22)", 12, 1, "unexpected ')'; expected 'and', 'or' or the end.")]
    [InlineData("interface-id = 'eni", 15, 4, "the value lacks its closing '.")]
    [InlineData("dstport ! 22", 8, 1, "'!' is not an operator; expected '!=', or 'not' before a condition.")]
    [InlineData("start > soon", 8, 4,
        "'soon' is not a value of 'start'; expected a time such as 2026-11-28, 2026-11-28T12:30:00Z, 1795869000, now-1h, today or "
            + "yesterday.")]
    [InlineData("start > now-1y", 8, 6,
        "'now-1y' is not a value of 'start'; expected a time such as 2026-11-28, 2026-11-28T12:30:00Z, 1795869000, now-1h, today or "
            + "yesterday.")]
    [InlineData("duration > 5x", 11, 2,
        "'5x' is not a value of 'duration'; expected seconds such as 60 or 1.5, or a number with a unit such as 5m.")]
    [InlineData("bytes-per-packet > -1", 19, 2, "'-1' is not a value of 'bytes-per-packet'; expected a number such as 60 or 60.5.")]
    public void Parse_InvalidText_ThrowsWithThePosition(string text, int position, int length, string message)
    {
        var error = Assert.Throws<FlowLogFilterException>(() => FlowLogFilter.Parse(text));
        Assert.Equal($"At character {position + 1}: {message}", error.Message);
        Assert.Equal((text, position, length), (error.FilterText, error.Position, error.Length));
        Assert.False(FlowLogFilter.TryParse(text, out FlowLogFilter? filter));
        Assert.Null(filter);
    }

    [Fact]
    public void Parse_DeepNesting_ThrowsInsteadOfExhaustingTheStack()
    {
        FlowLogFilter.Parse(new string('(', 100) + "bytes = 1" + new string(')', 100));
        Assert.Equal(100, Assert.Throws<FlowLogFilterException>(() => FlowLogFilter.Parse(new string('(', 1_000_000))).Position);
        string nots = string.Concat(Enumerable.Repeat("not ", 101)) + "bytes = 1";
        Assert.Equal(400, Assert.Throws<FlowLogFilterException>(() => FlowLogFilter.Parse(nots)).Position);
    }

    [Fact]
    public void Parse_LongCombination_IsNotNesting()
    {
        string many = string.Join(" or ", Enumerable.Range(0, 5000).Select(i => $"dstport = {i}"));
        Assert.Equal("0 2 3 4", FilterCase.Selected(many));
    }

    /// <summary>Whatever the text, it is a filter or an error with a position in it.</summary>
    [Fact]
    public void Parse_AnyText_ParsesOrThrowsFilterException()
    {
        string[] pieces =
        [
            "dstport", "srcaddr", "action", "start", "service", "duration", "tcp-flags", "=", "!=", "<", ">=", "in", "is", "not", "like",
            "has", "and", "or", "(", ")", ",", "22", "1..2", "..", "10.0.0.0/8", "/", "now-", "now-1h", "'", "''", "\"x\"", "absent",
            "private", "%", "é",
        ];
        for (int seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            string text = string.Join(random.Pick("", " "), Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Pick(pieces)));
            try
            {
                FlowLogFilter.Parse(text);
            }
            catch (FlowLogFilterException e)
            {
                Assert.InRange(e.Position, 0, text.Length);
                Assert.InRange(e.Position + e.Length, 0, text.Length);
            }
        }
    }
}
