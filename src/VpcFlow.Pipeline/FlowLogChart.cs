namespace VpcFlow;

/// <summary>How the answer to a question is shown best.</summary>
public enum FlowLogChart
{
    /// <summary>Rows and columns.</summary>
    Table,

    /// <summary>A bar for each group.</summary>
    Bars,

    /// <summary>Lines over time, one for each group.</summary>
    Series,

    /// <summary>Areas over time on top of each other, one for each group.</summary>
    StackedSeries,

    /// <summary>The first group against the second one, with a color for each pair.</summary>
    Matrix,

    /// <summary>Streams from the first group to the second one.</summary>
    Flow,
}
