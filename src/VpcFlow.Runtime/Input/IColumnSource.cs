namespace VpcFlow.Input;

/// <summary>A stream of lines that are made of columns, not all of which have a place in the lines.</summary>
internal interface IColumnSource
{
    /// <summary>The names of the columns that are skipped, known when the header line was read.</summary>
    IReadOnlyList<string> SkippedColumns { get; }
}
