using System.Text.Json;
using System.Text.RegularExpressions;

namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>A template of CloudFormation.</summary>
/// <param name="name">The name of the file without its extension.</param>
internal sealed partial class StackTemplate(string name)
{
    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    public static TheoryData<string> Names => ["source", "function", "service"];

    public string Text => File.ReadAllText(PathOf(name));

    public string[] ParameterNames => [.. _root.GetProperty("Parameters").EnumerateObject().Select(p => p.Name)];

    public string[] ResourceNames => [.. _root.GetProperty("Resources").EnumerateObject().Select(r => r.Name)];

    /// <summary>The names of parameters and resources that something refers to.</summary>
    public string[] References
        => [.. ReferencesIn(_root).Where(r => !r.StartsWith("AWS::", StringComparison.Ordinal)).Distinct()];

    public string DescriptionOf(string parameter)
        => _root.GetProperty("Parameters").GetProperty(parameter).GetProperty("Description").GetString()!;

    public JsonElement Properties(string resource) => _root.GetProperty("Resources").GetProperty(resource).GetProperty("Properties");

    /// <summary>The actions that a role is allowed, in order.</summary>
    public string[] ActionsOf(string role) =>
    [
        .. StatementsOf(Properties(role).GetProperty("Policies")[0])
            .SelectMany(s => Texts(s.GetProperty("Action")))
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<string> Texts(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Select(a => a.GetString()!)
        : [value.GetString()!];

    public static IEnumerable<JsonElement> StatementsOf(JsonElement policy)
        => policy.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray();

    private static string PathOf(string name) => Repository.Path("packaging", "cloudformation", name + ".json");

    private static IEnumerable<string> ReferencesIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(ReferencesIn),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(ReferencesIn),
        _ => [],
    };

    private static IEnumerable<string> ReferencesIn(JsonProperty member) => member switch
    {
        { Name: "Ref" or "DependsOn" } => [member.Value.GetString()!],
        { Name: "Fn::GetAtt" } => [member.Value[0].GetString()!],
        { Name: "Fn::Sub" } => VariablePattern().Matches(member.Value.GetString()!).Select(m => m.Groups[1].Value.Split('.')[0]),
        { Name: "Default" or "Description" } => [],
        _ => ReferencesIn(member.Value),
    };

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex VariablePattern();
}
