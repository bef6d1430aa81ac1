using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>How statistics are written.</summary>
internal enum StatsKind
{
    /// <summary>A table for people.</summary>
    Table,

    /// <summary>CSV with a header line.</summary>
    Csv,

    /// <summary>One JSON object.</summary>
    Json,
}

/// <summary>The options of <c>vpcflow stats</c>.</summary>
internal sealed record StatsOptions
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required FlowLogStatisticsQuery Query { get; init; }

    /// <summary>The question that the query answers; <see langword="null"/> if the command line says what is asked.</summary>
    public FlowLogQuestion? Question { get; init; }

    /// <summary>Which files to read, by their paths.</summary>
    public InputSelection Selection { get; init; } = InputSelection.All;

    public IReadOnlyList<FlowLogFormat> Formats { get; init; } = [];

    /// <summary>Selects records in addition to the filter of the query.</summary>
    public FlowLogFilter? Where { get; init; }

    public EnrichmentFiles Enrichment { get; init; } = EnrichmentFiles.None;

    public StatsKind Kind { get; init; }

    /// <summary>Whether a rejected line is an error.</summary>
    public bool FailsOnRejected { get; init; }

    public bool IsQuiet { get; init; }

    public int Threads { get; init; } = 1;
}
