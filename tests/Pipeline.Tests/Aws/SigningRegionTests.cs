using VpcFlow.Pipeline.Aws;

namespace VpcFlow.Pipeline.Tests.Aws;

public class SigningRegionTests
{
    [Theory]
    [InlineData("search-logs-abc123.eu-west-1.es.amazonaws.com", "es", "eu-west-1")]
    [InlineData("vpc-logs.cn-north-1.es.amazonaws.com.cn", "es", "cn-north-1")]
    [InlineData("abc123.us-east-1.aoss.amazonaws.com", "aoss", "us-east-1")]
    [InlineData("abc123.us-east-1.aoss.amazonaws.com", "es", null)]
    [InlineData("opensearch.example.com", "es", null)]
    [InlineData("es.eu-west-1.example.com", "es", null)]
    [InlineData("localhost", "es", null)]
    public void Of_Host_IsItsRegion(string host, string service, string? region) => Assert.Equal(region, SigningRegion.Of(host, service));

    [Fact]
    public async Task Create_OptionsWithARegion_SignsByTheCredentialsOfTheSdk()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        var signing = AwsSigning.Create("es", new AwsOptions { Region = "eu-north-1" }, "search-logs.eu-west-1.es.amazonaws.com");
        Assert.Equal(("es", "eu-north-1"), (signing.Service, signing.Region));
        Assert.Equal("test", (await signing.Credentials(default)).AccessKeyId);
    }
}
