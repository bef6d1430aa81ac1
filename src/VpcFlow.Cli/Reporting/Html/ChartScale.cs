namespace VpcFlow.Cli.Reporting.Html;

/// <summary>The scale of an axis: round steps up to the greatest value.</summary>
/// <param name="Max">The value at the end of the axis, at least 1.</param>
/// <param name="Step">The value of a step.</param>
internal readonly record struct ChartScale(double Max, double Step)
{
    private const int Steps = 4;

    public static ChartScale Create(long greatest)
    {
        double rough = Math.Max(1, greatest) / (double)Steps;
        double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * magnitude).First(s => s >= rough - (rough * 1e-9));
        step = Math.Max(1, Math.Ceiling(step));
        return new ChartScale(step * Math.Max(1, Math.Ceiling(greatest / step)), step);
    }
}
