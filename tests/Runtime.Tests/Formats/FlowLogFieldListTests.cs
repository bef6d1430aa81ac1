namespace VpcFlow.Tests.Formats;

/// <summary>Lists of fields are accepted in any spelling, and mistakes are named.</summary>
public class FlowLogFieldListTests
{
    [Theory]
    [InlineData("srcaddr", 1)]
    [InlineData("srcaddr tcp-flags account_id", 3)]
    [InlineData(" ${srcaddr},tcpFlags ,, account-id\tinterface-id\r\n", 4)]
    public void Parse_AnySpelling_ReturnsTheFieldsInTheirOrder(string text, int count)
    {
        FlowLogField[] all = [FlowLogField.SourceAddress, FlowLogField.TcpFlags, FlowLogField.AccountId, FlowLogField.InterfaceId];
        Assert.Equal(all[..count], FlowLogFieldList.Parse(text));
    }

    [Theory]
    [InlineData("", "There is no field; expected names such as srcaddr, separated by commas or spaces.")]
    [InlineData(" , ", "There is no field; expected names such as srcaddr, separated by commas or spaces.")]
    [InlineData("srcaddr scraddr", "'scraddr' is not a flow log field; did you mean 'srcaddr'?")]
    [InlineData("qqqqqqqqqq,bites", "'qqqqqqqqqq' is not a flow log field. 'bites' is not a flow log field; did you mean 'bytes'?")]
    [InlineData("account-id accountId", "'accountId' appears twice.")]
    public void Parse_Mistake_SaysWhatIsWrong(string text, string message)
        => Assert.Equal(message, Assert.Throws<FormatException>(() => FlowLogFieldList.Parse(text)).Message);
}
