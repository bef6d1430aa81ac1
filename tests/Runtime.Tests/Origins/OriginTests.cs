namespace VpcFlow.Tests.Origins;

public class OriginTests
{
    [Fact]
    public void S3Object_Region_DecidesTheUrlAndThePartition()
    {
        FlowLogOrigin origin = FlowLogOrigin.S3Object("b", "k/l m", "eu-west-1");
        Assert.Equal(("https://b.s3.eu-west-1.amazonaws.com/k/l m", "arn:aws:s3:::b"), (origin.Path, origin.BucketArn));
        Assert.Equal(("b", "k/l m", "eu-west-1"), (origin.Bucket, origin.Key, origin.Region));
        Assert.Null(origin.LogGroup ?? origin.LogStream);
        Assert.Equal("arn:aws-cn:s3:::b", FlowLogOrigin.S3Object("b", "k", "cn-north-1").BucketArn);
        Assert.Equal("arn:aws-us-gov:s3:::b", FlowLogOrigin.S3Object("b", "k", "us-gov-east-1").BucketArn);
    }

    /// <summary>A bucket may collect the flow logs of all regions.</summary>
    [Fact]
    public void S3Object_LogRegion_IsThatOfRecords()
    {
        FlowLogOrigin origin = FlowLogOrigin.S3Object("b", "k", "eu-west-1", "us-east-2");
        Assert.Equal(("https://b.s3.eu-west-1.amazonaws.com/k", "us-east-2"), (origin.Path, origin.Region));
    }

    /// <summary>An empty string would be written as one.</summary>
    [Fact]
    public void Create_EmptyName_Throws()
    {
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.File(""));
        Assert.Throws<ArgumentNullException>(() => FlowLogOrigin.File(null!));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.S3Object("", "k", "r"));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.S3Object("b", "", "r"));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.S3Object("b", "k", ""));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.CloudWatch(""));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.CloudWatch("g", ""));
        Assert.Throws<ArgumentException>(() => FlowLogOrigin.CloudWatch("g", "s", ""));
    }

    [Fact]
    public void CloudWatch_GroupAlone_HasNothingElse()
    {
        FlowLogOrigin origin = FlowLogOrigin.CloudWatch("g");
        Assert.Equal(("g", null, null, null), (origin.LogGroup, origin.LogStream, origin.Region, origin.Path));
    }
}
