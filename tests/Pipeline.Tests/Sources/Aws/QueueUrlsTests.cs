using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Tests.Sources.Aws;

public sealed class QueueUrlsTests
{
    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/name", "eu-west-1")]
    [InlineData("https://sqs-fips.us-gov-west-1.amazonaws.com/123456789012/name", "us-gov-west-1")]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/123456789012/name", "cn-north-1")]
    [InlineData("https://eu-west-1.queue.amazonaws.com/123456789012/name", "eu-west-1")]
    [InlineData("https://sqs.eu-west-1.api.aws/123456789012/name", "eu-west-1")]
    [InlineData("https://queue.amazonaws.com/123456789012/name", null)]
    [InlineData("http://127.0.0.1:4566/123456789012/name", null)]
    [InlineData("https://sqs.eu-west-1.amazonaws.com.example.com/1/name", null)]
    public void RegionOf_Url_IsThatOfItsHost(string url, string? region)
        => Assert.Equal(region, QueueUrls.RegionOf(QueueUrls.Parse(url, "QueueUrl")));

    [Theory]
    [InlineData("name")]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:name")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/")]
    public void Parse_SomethingElse_ThrowsAndShowsAUrl(string text)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => QueueUrls.Parse(text, "QueueUrl"));
        Assert.Contains($"'{text}' is not the URL of a queue; expected one such as https://sqs.", e.Message, StringComparison.Ordinal);
        Assert.Equal("QueueUrl", e.ParamName);
    }

    [Fact]
    public void SqsSource_NoPlaceOrTwoForDeadLetters_Throws()
    {
        const string Url = "https://sqs.eu-west-1.amazonaws.com/123456789012/name";
        Assert.Throws<ArgumentException>(() => new SqsSource(new SqsSourceOptions { QueueUrl = Url }));
        Assert.Throws<ArgumentException>(
            () => new SqsSource(new SqsSourceOptions { QueueUrl = Url, DeadLetterFolder = "a", DeadLetterQueueUrl = Url }));
    }

    [Fact]
    public void SqsSource_ProfileThatDoesNotExist_ThrowsAndNamesIt()
    {
        var options = new SqsSourceOptions
        {
            QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/name",
            DeadLetterFolder = "a",
            Aws = new AwsOptions { Profile = "no such profile" },
        };
        Assert.Contains("'no such profile'", Assert.Throws<IOException>(() => new SqsSource(options)).Message, StringComparison.Ordinal);
    }
}
