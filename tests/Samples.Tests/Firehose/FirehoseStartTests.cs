using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using Samples.AspNetFirehose;

namespace Samples.Tests.Firehose;

public class FirehoseStartTests
{
    [Theory]
    [InlineData("AccessKey", "--Firehose:AccessKey=", "--Firehose:Folder=.")]
    [InlineData("AccessKey", "--Firehose:AccessKey=short", "--Firehose:Folder=.")]
    [InlineData("Folder", "--Firehose:AccessKey=0123456789abcdef", "--Firehose:Folder=nowhere")]
    [InlineData("MaxBodyBytes", "--Firehose:AccessKey=0123456789abcdef", "--Firehose:Folder=.", "--Firehose:MaxInflatedBytes=0")]
    public async Task Start_WrongConfiguration_IsRefused(string setting, params string[] arguments)
    {
        await using WebApplication app = FirehoseApp.Create(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. arguments]);
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.Contains(setting, e.Message, StringComparison.Ordinal);
    }
}
