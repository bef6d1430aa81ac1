using System.Text;
using System.Text.Json;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>What the templates of CloudFormation say.</summary>
public sealed class StackTemplateTests
{
    private const string Queue = "https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs";
    private const string Parked = "https://sqs.eu-west-1.amazonaws.com/123456789010/parked";

    [Theory]
    [MemberData(nameof(StackTemplate.Names), MemberType = typeof(StackTemplate))]
    public void References_Always_LeadToResourcesAndParameters(string name)
    {
        var template = new StackTemplate(name);
        Assert.True(template.References.Length >= 10);
        Assert.Empty(template.References.Except([.. template.ParameterNames, .. template.ResourceNames]));
        Assert.Empty(template.ParameterNames.Except(template.References));
    }

    /// <summary>The worker has the permissions that the tool says it needs for its command, and no others.</summary>
    [Fact]
    public async Task Service_Always_HasThePermissionsOfItsCommand()
    {
        var template = new StackTemplate("service");
        ToolResult policy = await Tool.RunAsync([.. CommandOf(template), "--print-policy", "iam"]);
        Assert.True(policy.ExitCode == 0, policy.Error);
        Assert.Equal(
            JsonDocument.Parse(policy.Output).RootElement.GetProperty("Statement").EnumerateArray()
                .SelectMany(s => StackTemplate.Texts(s.GetProperty("Action"))).Order(StringComparer.Ordinal),
            template.ActionsOf("Role"));
    }

    /// <summary>Messages come again only when the worker has been given the time to end that its manual names.</summary>
    [Fact]
    public void Service_Stopped_HasTheTimeToDeliverWhatItHas()
        => Assert.True(WorkerOf(new StackTemplate("service")).GetProperty("StopTimeout").GetInt32() > 25);

    [Fact]
    public void Source_Always_LetsOnlyTheBucketSendAndOnlyFlowLogsBeWritten()
    {
        var template = new StackTemplate("source");
        JsonElement send = Assert.Single(StackTemplate.StatementsOf(template.Properties("QueuePolicy")));
        JsonElement bucket = template.Properties("Bucket");
        JsonElement sender = send.GetProperty("Condition").GetProperty("ArnEquals").GetProperty("aws:SourceArn").GetProperty("Fn::Sub");
        string name = bucket.GetProperty("BucketName").GetProperty("Fn::Sub").GetString()!;
        Assert.Equal("arn:${AWS::Partition}:s3:::" + name, sender.GetString());
        Assert.All(
            StackTemplate.StatementsOf(template.Properties("BucketPolicy")),
            s => Assert.True(
                s.GetProperty("Effect").GetString() == "Deny"
                || s.GetProperty("Principal").GetProperty("Service").GetString() == "delivery.logs.amazonaws.com"));
        Assert.All(bucket.GetProperty("PublicAccessBlockConfiguration").EnumerateObject(), b => Assert.True(b.Value.GetBoolean()));
    }

    /// <summary>What the Terraform module has, too.</summary>
    [Fact]
    public async Task Source_Format_IsOfVersionsTwoToFive()
    {
        string format = JsonDocument.Parse(new StackTemplate("source").Text).RootElement
            .GetProperty("Parameters").GetProperty("LogFormat").GetProperty("Default").GetString()!;
        byte[] header = Encoding.ASCII.GetBytes(string.Join(' ', format.Split(' ').Select(f => f[2..^1])) + "\n");
        ToolResult detected = await Tool.RunAsync(new Tool.Run { Arguments = ["detect", "-"], Input = header });
        Assert.EndsWith(" v5", detected.Lines.Single(l => l.StartsWith("preset:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string[] CommandOf(StackTemplate template) =>
    [
        .. WorkerOf(template).GetProperty("Command").EnumerateArray().Select(a =>
            a.ValueKind == JsonValueKind.String ? a.GetString()! : a.GetProperty("Ref").GetString() switch
            {
                "QueueUrl" => Queue,
                "DeadLetterQueueUrl" => Parked,
                "Hosts" => "https://host:9200",
                "Namespace" => "default",
                var other => throw new InvalidOperationException($"The command has {other}."),
            }),
    ];

    private static JsonElement WorkerOf(StackTemplate template) => template.Properties("Task").GetProperty("ContainerDefinitions")[0];
}
