namespace VpcFlow.Tests;

/// <summary>The settings of a conversion.</summary>
internal sealed record OracleSettings
{
    /// <summary>AWS names, hyphenated, in the order of the format; ?name for a column to skip.</summary>
    public required string[] Fields { get; init; }

    public OracleOutput Output { get; init; }

    /// <summary>The AWS names of the columns of CSV.</summary>
    public string[] Columns { get; init; } = [];

    public bool Ecs80 { get; init; }

    public bool PreserveOriginal { get; init; }

    /// <summary>AWS names of the fields to read, or null for all.</summary>
    public string[]? Projection { get; init; }

    public string Namespace { get; init; } = "default";

    /// <summary>The clock, used if no time is known.</summary>
    public DateTimeOffset Now { get; init; } = new(2025, 6, 1, 12, 30, 45, 678, TimeSpan.Zero);

    /// <summary>The time of the object or batch that the input came from.</summary>
    public DateTimeOffset? SourceTime { get; init; }

    /// <summary>Whether each rejection also produces a document.</summary>
    public bool ErrorDocuments { get; init; }

    /// <summary>Where the input comes from; null if documents do not say it.</summary>
    public OracleOrigin? Origin { get; init; }

    /// <summary>The time of delivery; null if documents do not say it.</summary>
    public DateTimeOffset? Ingested { get; init; }

    /// <summary>What is known about addresses; null for nothing.</summary>
    public OracleKnowledge? Knowledge { get; init; }

    public bool Reads(string field) => Projection is null || Projection.Contains(field);
}
