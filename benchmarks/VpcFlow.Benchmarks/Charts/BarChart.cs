using System.Globalization;
using System.Text;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Ratios;

namespace VpcFlow.Benchmarks.Charts;

/// <summary>
/// A self-contained SVG, readable in light and dark mode: a panel for each scope, with a bar of records per second for each contender.
/// </summary>
internal sealed class BarChart
{
    private const int Width = 860;
    private const int LabelWidth = 268;
    private const int BarLeft = LabelWidth + 16;
    private const int BarWidth = Width - BarLeft - 122;
    private const int BarHeight = 18;
    private const int RowHeight = 26;
    private const int PanelHead = 50;
    private const int PanelGap = 16;

    private static readonly (string Scope, string Title)[] s_panels =
    [
        ("typed", "Typed records, all 14 fields"),
        ("ecs", "ECS documents"),
    ];

    private readonly StringBuilder _svg = new();

    /// <summary>Writes the chart of a file of results.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("chart RESULTS.tsv OUT.svg");
            return 2;
        }

        File.WriteAllText(arguments[1], Draw(RatioRow.Parse(File.ReadLines(arguments[0]))));
        return 0;
    }

    /// <summary>Draws the chart of results.</summary>
    public static string Draw(RatioRow[] rows) => new BarChart().DrawPanels(rows);

    private string DrawPanels(RatioRow[] rows)
    {
        int y = 0;
        foreach ((string scope, string title) in s_panels)
        {
            IEnumerable<RatioRow> shown = rows.Where(r => r.Scope == scope && r.Format == "v2" && IsShown(r.Contender));
            RatioRow[] bars = [.. shown.OrderBy(r => r.NanosecondsPerRecord)];
            if (bars.Length > 0)
                y = DrawPanel(y, title, bars) + PanelGap;
        }

        int height = y + 40;
        string head = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" "
            + "role=\"img\" aria-label=\"Records per second of VpcFlow and of other ways\">\n";
        const string Style = """
            <style>
              text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
              .title { font-size: 15px; font-weight: 600; }
              .note, .value { fill: #59636e; }
              .unit { font-size: 13px; font-weight: 400; }
              .label { text-anchor: end; }
              .ours, .value.ours { font-weight: 600; fill: #1f2328; }
              .bar { fill: #afb8c1; }
              .best { fill: #0b6bcb; }
              .axis { stroke: #d1d9e0; }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc; }
                .note, .value { fill: #9198a1; }
                .ours, .value.ours { fill: #f0f6fc; }
                .bar { fill: #59636e; }
                .best { fill: #4493f8; }
                .axis { stroke: #3d444d; }
              }
            </style>

            """;
        string input = $"Default format (14 fields, {FormatCase.V2.BytesPerRecord()} bytes a record), one core.";
        string note = Text("note", 16, y + 4, input + " Longer is faster; the factor is how many times faster VpcFlow is.");
        string star = Text("note", 16, y + 24, "* without the Community ID that VpcFlow computes and writes.");
        return $"{head}{Style}{_svg}{note}\n{star}\n</svg>\n";
    }

    private int DrawPanel(int top, string title, RatioRow[] bars)
    {
        double best = 1000 / bars.Min(b => b.NanosecondsPerRecord);
        double generated = bars.First(b => b.Contender == Contender.Generated).NanosecondsPerRecord;
        Line(Text("title", 16, top + 28, $"{Escape(title)}<tspan class=\"note unit\" dx=\"6\">million records per second</tspan>"));
        int bottom = top + PanelHead + (bars.Length * RowHeight);
        Line(Invariant($"<line class=\"axis\" x1=\"{BarLeft}\" y1=\"{top + PanelHead - 8}\" x2=\"{BarLeft}\" y2=\"{bottom - 2}\"/>"));
        for (int i = 0; i < bars.Length; i++)
        {
            double rate = 1000 / bars[i].NanosecondsPerRecord;
            bool isOurs = bars[i].Contender == Contender.Generated;
            int y = top + PanelHead + (i * RowHeight);
            double width = Math.Max(1.5, rate / best * BarWidth);
            string factor = isOurs ? "" : Invariant($" <tspan class=\"note\">({bars[i].NanosecondsPerRecord / generated:0.0} ×)</tspan>");
            string bar = isOurs ? "bar best" : "bar";
            string length = Invariant($"{width:0.0}");
            Line(Text(isOurs ? "label ours" : "label", LabelWidth + 6, y + 9, Escape(Label(bars[i].Contender))));
            Line($"<rect class=\"{bar}\" x=\"{BarLeft}\" y=\"{y - 4}\" width=\"{length}\" height=\"{BarHeight}\" rx=\"2\"/>");
            Line(Text(isOurs ? "value ours" : "value", Math.Round(BarLeft + width + 7, 1), y + 9, Invariant($"{rate:0.0#}{factor}")));
        }

        return bottom;
    }

    /// <summary>Memory copies and generated code under other conditions are not shown, since they are not competitors.</summary>
    private static bool IsShown(string contender)
        => !contender.StartsWith("memcpy", StringComparison.Ordinal) && !contender.StartsWith("generated,", StringComparison.Ordinal);

    private static string Label(string contender) => contender.Replace(", no Community ID", " *", StringComparison.Ordinal) switch
    {
        Contender.Generated => "VpcFlow, generated",
        "interpreted" => "VpcFlow, format at run time",
        string other => other,
    };

    private void Line(string text) => _svg.Append(text).Append('\n');

    private static string Text(string style, double x, double y, string content)
        => Invariant($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{content}</text>");

    private static string Escape(string text)
        => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
