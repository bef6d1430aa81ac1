using System.Text.Json;
using System.Text.RegularExpressions;
using VpcFlow.Lambda.Tests.Support;

namespace VpcFlow.Lambda.Tests;

/// <summary>The template of CloudFormation.</summary>
public sealed partial class TemplateTests
{
    private static readonly JsonElement s_root =
        JsonDocument.Parse(File.ReadAllText(Repository.Path("packaging", "lambda", "template.json"))).RootElement;

    [Fact]
    public void References_Always_LeadToResourcesAndParameters()
    {
        string[] known =
        [
            .. s_root.GetProperty("Resources").EnumerateObject().Select(r => r.Name),
            .. s_root.GetProperty("Parameters").EnumerateObject().Select(p => p.Name),
        ];
        string[] references = [.. References(s_root).Where(r => !r.StartsWith("AWS::", StringComparison.Ordinal)).Distinct()];
        Assert.True(references.Length > 10);
        Assert.Empty(references.Except(known));
        Assert.Empty(s_root.GetProperty("Parameters").EnumerateObject().Select(p => p.Name).Except(references));
    }

    /// <summary>Without it, Lambda deletes all messages of a batch of which some failed.</summary>
    [Fact]
    public void Mapping_Always_TakesTheItemsThatFailed()
        => Assert.Equal(
            ["ReportBatchItemFailures"],
            Properties("Mapping").GetProperty("FunctionResponseTypes").EnumerateArray().Select(t => t.GetString()));

    /// <summary>Lambda's advice is six times the time-out; the function keeps a message itself before the queue gives it up.</summary>
    [Fact]
    public void Queue_Always_LeavesMessagesToTheFunction()
    {
        JsonElement queue = Properties("Queue");
        Assert.Equal(6 * Properties("Function").GetProperty("Timeout").GetInt32(), queue.GetProperty("VisibilityTimeout").GetInt32());
        Assert.True(queue.GetProperty("RedrivePolicy").GetProperty("maxReceiveCount").GetInt32() > 6);
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
            ["DeadLetters"] = "https://sqs.us-east-1.amazonaws.com/123456789012/dead",
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

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(Of),
        _ => [],
    };

    private static IEnumerable<string> Of(JsonProperty member) => member switch
    {
        { Name: "Ref" or "DependsOn" } => [member.Value.GetString()!],
        { Name: "Fn::GetAtt" } => [member.Value[0].GetString()!],
        { Name: "Fn::Sub" } => VariablePattern().Matches(member.Value.GetString()!).Select(m => m.Groups[1].Value),
        _ => References(member.Value),
    };

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex VariablePattern();
}
