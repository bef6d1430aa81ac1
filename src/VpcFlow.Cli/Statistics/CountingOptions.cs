using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Statistics;

/// <summary>Which records are counted, and how they are read.</summary>
internal sealed record CountingOptions
{
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Which files to read, by their paths.</summary>
    public InputSelection Selection { get; init; } = InputSelection.All;

    public IReadOnlyList<FlowLogFormat> Formats { get; init; } = [];

    /// <summary>Selects records; <see langword="null"/> for all.</summary>
    public FlowLogFilter? Where { get; init; }

    public EnrichmentFiles Enrichment { get; init; } = EnrichmentFiles.None;

    /// <summary>Whether a rejected line is an error.</summary>
    public bool FailsOnRejected { get; init; }

    public bool IsQuiet { get; init; }

    public int Threads { get; init; } = 1;

    /// <summary>Creates a reader of the inputs. Its parsers are interpreted, because generated ones read all fields.</summary>
    /// <param name="fields">The fields to read; <see langword="null"/> for all.</param>
    public FlowLogReader CreateReader(IReadOnlyCollection<FlowLogField>? fields) => new()
    {
        Format = Formats is [var only] ? only : null,
        HeaderlessFormats = Formats.Count > 0 ? Formats : InputTally.DefaultFormats,
        ParserOptions = new FlowLogParserOptions { Fields = fields },
    };

    /// <summary>
    /// Returns the fields whose columns are read of Parquet; <see langword="null"/> for all, which are compared with a format that all
    /// inputs must have.
    /// </summary>
    /// <param name="fields">The fields that are counted.</param>
    public IReadOnlyCollection<FlowLogField>? ColumnsFor(IReadOnlyCollection<FlowLogField> fields)
        => Formats is [_] ? null : [.. fields.Union(Where?.Fields ?? [])];
}
