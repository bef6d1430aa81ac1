using System.Collections.Immutable;

namespace VpcFlow;

/// <summary>
/// Represents a question that people ask of flow logs: what it is about, and the statistics that answer it, in a form independent of
/// where they are computed.
/// </summary>
public sealed class FlowLogQuestion
{
    internal FlowLogQuestion()
    {
    }

    /// <summary>The name for command lines and links, such as <c>top-talkers</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about: overview, traffic, rejected, reach, path or health.</summary>
    public required string Category { get; init; }

    /// <summary>The title of a panel.</summary>
    public required string Title { get; init; }

    /// <summary>The question in words.</summary>
    public required string Text { get; init; }

    /// <summary>What the answer means, and what to do about it.</summary>
    public required string Explanation { get; init; }

    /// <summary>How the answer is shown best.</summary>
    public required FlowLogChart Chart { get; init; }

    /// <summary>The statistics that answer it.</summary>
    public required FlowLogStatisticsQuery Query { get; init; }

    /// <summary>The fields that records need.</summary>
    public ImmutableArray<FlowLogField> Fields => Query.Fields;

    /// <summary>Returns <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
