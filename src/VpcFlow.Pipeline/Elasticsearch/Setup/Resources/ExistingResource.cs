using System.Text.Json.Nodes;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>What a cluster already has under the name of a resource.</summary>
/// <param name="Content">What is compared with the content of the resource.</param>
/// <param name="Version">The version that created it; <see langword="null"/> if it was somebody else.</param>
/// <param name="UpdateQuery">What is added to the path to change exactly this state of it.</param>
internal sealed record ExistingResource(JsonObject Content, string? Version, string UpdateQuery = "");
