using System.Globalization;
using System.Xml.Linq;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>Sends requests of services of AWS to moto that have no client here, in the Query protocol. Moto checks no signature.</summary>
internal sealed class MotoQuery(Uri url) : IDisposable
{
    private const string CloudFormation = "2010-05-15";
    private readonly HttpClient _client = new();

    public void Dispose() => _client.Dispose();

    /// <summary>Creates a stack, and returns its outputs.</summary>
    public async Task<Dictionary<string, string>> CreateStackAsync(
        string name, StackTemplate template, params (string Name, string Value)[] parameters)
    {
        await SendAsync(
            "cloudformation",
            CloudFormation,
            [
                ("Action", "CreateStack"), ("StackName", name), ("TemplateBody", template.Text),
                ("Capabilities.member.1", "CAPABILITY_IAM"),
                .. parameters.SelectMany((p, i) => new[]
                {
                    (string.Create(CultureInfo.InvariantCulture, $"Parameters.member.{i + 1}.ParameterKey"), p.Name),
                    (string.Create(CultureInfo.InvariantCulture, $"Parameters.member.{i + 1}.ParameterValue"), p.Value),
                }),
            ]);
        XElement stack = await SendAsync("cloudformation", CloudFormation, ("Action", "DescribeStacks"), ("StackName", name));
        Assert.Equal("CREATE_COMPLETE", Values(stack, "StackStatus").Single());
        return Values(stack, "OutputKey").Zip(Values(stack, "OutputValue")).ToDictionary(o => o.First, o => o.Second);
    }

    /// <summary>Returns the types of the resources that a stack has.</summary>
    public async Task<string[]> ResourceTypesAsync(string name)
        => [.. Values(
            await SendAsync("cloudformation", CloudFormation, ("Action", "DescribeStackResources"), ("StackName", name)), "ResourceType")];

    public async Task<XElement> SendAsync(string service, string version, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new FormUrlEncodedContent(
                [new("Version", version), .. form.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=none");
        using HttpResponseMessage response = await _client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return XElement.Parse(text);
    }

    private static IEnumerable<string> Values(XElement root, string name)
        => root.Descendants().Where(e => e.Name.LocalName == name).Select(e => e.Value);
}
