namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>What a <see cref="FakeCluster"/> answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
internal sealed record ClusterReply(int Status, string Body = "")
{
    /// <summary>A connection that ends in the middle of the answer.</summary>
    public static ClusterReply Torn { get; } = new(200, "{\"took\":1,\"errors\":false,\"items\":[{\"create\":{\"sta") { IsTorn = true };

    /// <summary>No answer at all.</summary>
    public static ClusterReply Hang { get; } = new(0) { IsHanging = true };

    public string? RetryAfter { get; init; }

    public string? Location { get; init; }

    public bool IsTorn { get; init; }

    public bool IsHanging { get; init; }
}
