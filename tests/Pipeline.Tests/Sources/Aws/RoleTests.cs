using Amazon.Runtime;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Pipeline.Tests.Sources.Aws;

[Collection(MotoCollection.Name)]
public sealed class RoleTests(MotoServer server)
{
    [MotoFact]
    public async Task GetCredentials_Role_AreThoseOfASession()
    {
        var options = new AwsOptions
        {
            Endpoint = server.Url,
            RoleArn = "arn:aws:iam::123456789012:role/reader",
            ExternalId = "external",
        };
        using var role = new RoleCredentials(options, new BasicAWSCredentials("test", "test"));
        ImmutableCredentials credentials = await role.GetCredentialsAsync();
        Assert.NotEqual("test", credentials.AccessKey);
        Assert.NotEmpty(credentials.Token);
    }
}
