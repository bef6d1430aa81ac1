using System.Text.Json;
using VpcFlow.Lambda.Tests.Support;

namespace VpcFlow.Lambda.Tests;

/// <summary>The template of CloudFormation with the function.</summary>
public sealed class TemplateTests
{
    private static readonly JsonElement s_root =
        JsonDocument.Parse(File.ReadAllText(Repository.Path("packaging", "cloudformation", "function.json"))).RootElement;

    /// <summary>Without it, Lambda deletes all messages of a batch of which some failed.</summary>
    [Fact]
    public void Mapping_Always_TakesTheItemsThatFailed()
        => Assert.Equal(
            ["ReportBatchItemFailures"],
            Properties("Mapping").GetProperty("FunctionResponseTypes").EnumerateArray().Select(t => t.GetString()));

    /// <summary>Lambda's advice is six times the time-out; who creates the queue has to know it.</summary>
    [Fact]
    public void Queue_Always_IsToLeaveMessagesToTheFunction()
    {
        string description = s_root.GetProperty("Parameters").GetProperty("QueueArn").GetProperty("Description").GetString()!;
        Assert.Contains($"{6 * Properties("Function").GetProperty("Timeout").GetInt32()} seconds", description, StringComparison.Ordinal);
    }

    [Fact]
    public void Role_Always_HasTheLeastPermissions()
    {
        string[] actions =
        [
            .. Properties("Role").GetProperty("Policies")[0].GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray()
                .Select(s => s.GetProperty("Action"))
                .SelectMany(a => a.ValueKind == JsonValueKind.Array ? [.. a.EnumerateArray()] : new[] { a })
                .Select(a => a.GetString()!),
        ];
        Assert.Equal(
            [
                "s3:GetObject", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage",
                "logs:CreateLogStream", "logs:PutLogEvents",
            ],
            actions);
    }

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
                .. Properties("Function").GetProperty("Environment").GetProperty("Variables").EnumerateObject()
                    .Select(v => (v.Name, values[v.Value.GetProperty("Ref").GetString()!])),
            ]);
        Answer answer = await api.InvokeAsync(EventText.Sqs(("1", """{"Event":"s3:TestEvent"}""", 1)));
        Assert.Empty(answer.Failures);
    }

    private static JsonElement Properties(string resource)
        => s_root.GetProperty("Resources").GetProperty(resource).GetProperty("Properties");
}
