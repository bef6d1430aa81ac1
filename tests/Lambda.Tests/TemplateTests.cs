using VpcFlow.Cli.Tests.Deployment;
using VpcFlow.Lambda.Tests.Support;

namespace VpcFlow.Lambda.Tests;

/// <summary>The template of CloudFormation with the function.</summary>
public sealed class TemplateTests
{
    private static readonly StackTemplate s_template = new("function");

    /// <summary>Without it, Lambda deletes all messages of a batch of which some failed.</summary>
    [Fact]
    public void Mapping_Always_TakesTheItemsThatFailed()
        => Assert.Equal(
            ["ReportBatchItemFailures"],
            StackTemplate.Texts(s_template.Properties("Mapping").GetProperty("FunctionResponseTypes")));

    /// <summary>Lambda's advice is six times the time-out; who creates the queue has to know it.</summary>
    [Fact]
    public void Queue_Always_IsToLeaveMessagesToTheFunction() => Assert.Contains(
        $"{6 * s_template.Properties("Function").GetProperty("Timeout").GetInt32()} seconds",
        s_template.DescriptionOf("QueueArn"),
        StringComparison.Ordinal);

    [Fact]
    public void Role_Always_HasTheLeastPermissions() => Assert.Equal(
        [
            "logs:CreateLogStream", "logs:PutLogEvents", "s3:GetObject", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage", "sqs:SendMessage",
        ],
        s_template.ActionsOf("Role"));

    [Fact]
    public async Task Environment_Always_IsWhatTheFunctionKnows()
    {
        Dictionary<string, string> values = new()
        {
            ["Hosts"] = "https://localhost:9",
            ["Namespace"] = "default",
            ["ApiKey"] = "key",
            ["DeadLetterQueueUrl"] = "https://sqs.us-east-1.amazonaws.com/123456789012/dead",
        };
        using var api = new RuntimeApi();
        using var function = new FunctionProcess(
            api.Address,
            [
                .. s_template.Properties("Function").GetProperty("Environment").GetProperty("Variables").EnumerateObject()
                    .Select(v => (v.Name, values[v.Value.GetProperty("Ref").GetString()!])),
            ]);
        Answer answer = await api.InvokeAsync(EventText.Sqs(("1", """{"Event":"s3:TestEvent"}""", 1)));
        Assert.Empty(answer.Failures);
    }
}
