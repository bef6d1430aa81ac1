using Amazon.Runtime;
using VpcFlow.Pipeline.Sources.Aws;

namespace VpcFlow.Pipeline.Tests.Aws;

public class AwsErrorsTests
{
    [Fact]
    public void Translate_NoCredentials_IsADenial()
    {
        Exception translated = AwsErrors.Translate(
            new AmazonClientException("Failed to resolve AWS credentials."), "s3:GetObject", "s3://logs/a.log");

        Assert.IsType<UnauthorizedAccessException>(translated);
        Assert.Contains("there are no credentials (Failed to resolve AWS credentials)", translated.Message, StringComparison.Ordinal);
    }

    /// <summary>The SDK compares the MD5 of what it reads with the entity tag.</summary>
    [Fact]
    public void Translate_ContentThatIsNotThatOfTheEntityTag_MayPass()
    {
        Exception translated = AwsErrors.Translate(
            new AmazonClientException("Expected hash not equal to calculated hash"), "s3:GetObject", "s3://logs/a.log");

        Assert.IsType<IOException>(translated);
        Assert.Equal("s3:GetObject on s3://logs/a.log failed (Expected hash not equal to calculated hash)", translated.Message);
    }
}
