using VpcFlow.Lambda.Tests.Support;

namespace VpcFlow.Lambda.Tests.Runtime;

/// <summary>What prevents the function from starting, and events that it doesn't know.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("VPCFLOW__SINKS__ELASTICSEARCH__HOSTS", "http://localhost:9200", "there is no place for what can't be delivered: set ")]
    [InlineData("VPCFLOW__SINKS__S3__BUCKET", "documents", "Sinks: files and S3 need Rolling Object in a function")]
    [InlineData("VPCFLOW__SOURCE__SQS__QUEUEURL", "https://sqs.us-east-1.amazonaws.com/1/q", "Source: a function takes flow logs")]
    [InlineData("VPCFLOW__WHERE", "dstport = ", "Where: ")]
    [InlineData("VPCFLOW__SINK__FILES", "x", "environment variable VPCFLOW__SINK__FILES: ")]
    public async Task Start_WrongSetting_IsAnInitErrorThatNamesIt(string name, string value, string expected)
    {
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(api.Address, (name, value));
        Answer error = await api.InitError.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("Function.Configuration", error.ErrorType);
        Assert.StartsWith(expected, error.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(1, await function.WaitAsync());
        Assert.Empty(api.Violations);
    }

    [Fact]
    public async Task Start_OutsideOfLambda_SaysWhatTheProgramIs()
    {
        using var function = new FunctionProcess(api: null);
        Assert.Equal(2, await function.WaitAsync());
        Assert.Contains(
            "AWS_LAMBDA_RUNTIME_API is not set: this program is a function of AWS Lambda", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_UnknownEvents_AreErrorsAndTheNextIsHandled()
    {
        await using var bench = new FunctionBench();
        Answer other = await bench.InvokeAsync("""{"Records":[{"eventSource":"aws:dynamodb"}]}""");
        Assert.Equal("Function.UnknownEvent", other.ErrorType);
        Assert.StartsWith(
            "Record 0 is an event of 'aws:dynamodb', not of 'aws:s3'. (expected an event of S3, ",
            other.ErrorMessage,
            StringComparison.Ordinal);
        Answer broken = await bench.InvokeAsync("{");
        Assert.Equal("Function.UnknownEvent", broken.ErrorType);
        Assert.StartsWith("the event is not JSON: ", broken.ErrorMessage, StringComparison.Ordinal);
        Answer message = await bench.InvokeAsync("""{"Records":[{"eventSource":"aws:sqs","body":""}]}""");
        Assert.Equal("Record 0 of the queue's event has no \"messageId\"; expected a text.", message.ErrorMessage);
        Assert.Equal(1, (await bench.InvokeAsync(EventText.CloudWatch(("1", "a")))).Total("records"));
    }

    [Fact]
    public async Task Invoke_NoSink_AnswersTransformationsOnly()
    {
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(api.Address);
        Answer logs = await api.InvokeAsync(EventText.CloudWatch(("1", "a")));
        Assert.Equal("Function.Configuration", logs.ErrorType);
        Assert.StartsWith("there is no sink: set one, such as VPCFLOW__SINKS__", logs.ErrorMessage, StringComparison.Ordinal);
        Answer records = await api.InvokeAsync(EventText.Firehose(("1", EventText.Bytes(EventText.RecordOf("a")))));
        Assert.Equal("Ok", records.Json.GetProperty("records")[0].GetProperty("result").GetString());
    }
}
