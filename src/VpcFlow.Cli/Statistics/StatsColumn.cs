namespace VpcFlow.Cli.Statistics;

/// <summary>A column of a table.</summary>
/// <param name="cells">The cells, the name of the column first.</param>
/// <param name="isRight">Whether cells are aligned at the right.</param>
/// <param name="canShrink">Whether cells may be cut off to fit a terminal.</param>
internal sealed class StatsColumn(List<string> cells, bool isRight, bool canShrink)
{
    private const int MinWidth = 8;
    private const string Ellipsis = "…";

    private int? _width;

    public List<string> Cells { get; } = cells;

    public bool IsRight { get; } = isRight;

    public int Width => _width ?? Cells.Max(c => c.Length);

    /// <summary>Cuts the widest columns that can shrink until all columns fit.</summary>
    public static void Fit(IReadOnlyList<StatsColumn> columns, int width, int gap)
    {
        while (columns.Sum(c => c.Width + gap) - gap > width)
        {
            StatsColumn? widest = columns.Where(c => c.CanShrink).MaxBy(c => c.Width);
            if (widest is null)
                return;
            widest._width = widest.Width - 1;
        }
    }

    /// <summary>Returns a cell in the width of the column.</summary>
    public string Cell(int row) => Cell(row, Width);

    /// <summary>Returns a cell in a width; one that is longer is cut off if the column can shrink.</summary>
    public string Cell(int row, int width)
    {
        string cell = Cells[row];
        if (cell.Length > width && canShrink)
            cell = cell[..(width - 1)] + Ellipsis;
        return IsRight ? cell.PadLeft(width) : cell.PadRight(width);
    }

    private bool CanShrink => canShrink && Width > MinWidth;
}
