using System.Globalization;
using System.Text;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Ratios;

namespace VpcFlow.Benchmarks.Charts;

/// <summary>A self-contained SVG of results: a panel per scope, a bar per contender, in records per second on a linear scale. Readable in light and dark.</summary>
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

        File.WriteAllText(arguments[1], new BarChart().Draw(RatioRow.Load(arguments[0])));
        return 0;
    }

    private string Draw(RatioRow[] rows)
    {
        int y = 0;
        foreach ((string scope, string title) in s_panels)
        {
            RatioRow[] bars = [.. rows.Where(r => r.Scope == scope && r.Format == "v2" && IsShown(r.Contender)).OrderBy(r => r.NanosecondsPerRecord)];
            if (bars.Length > 0)
                y = DrawPanel(y, title, bars) + PanelGap;
        }

        int height = y + 40;
        string head = Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"Records per second of VpcFlow and of other ways\">\n");
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
        string note = Invariant($"<text class=\"note\" x=\"16\" y=\"{y + 4}\">Default format (14 fields, 117 bytes a record), one core. Longer is faster; the factor is how many times faster VpcFlow is.</text>\n");
        string star = Invariant($"<text class=\"note\" x=\"16\" y=\"{y + 24}\">* without the Community ID that VpcFlow computes and writes.</text>\n");
        return head + Style + _svg + note + star + "</svg>\n";
    }

    private int DrawPanel(int top, string title, RatioRow[] bars)
    {
        double best = 1000 / bars.Min(b => b.NanosecondsPerRecord);
        double generated = bars.First(b => b.Contender == Contender.Generated).NanosecondsPerRecord;
        Line(Invariant($"<text class=\"title\" x=\"16\" y=\"{top + 28}\">{Escape(title)}<tspan class=\"note unit\" dx=\"6\">million records per second</tspan></text>"));
        int bottom = top + PanelHead + (bars.Length * RowHeight);
        Line(Invariant($"<line class=\"axis\" x1=\"{BarLeft}\" y1=\"{top + PanelHead - 8}\" x2=\"{BarLeft}\" y2=\"{bottom - 2}\"/>"));
        for (int i = 0; i < bars.Length; i++)
        {
            double rate = 1000 / bars[i].NanosecondsPerRecord;
            bool isOurs = bars[i].Contender == Contender.Generated;
            int y = top + PanelHead + (i * RowHeight);
            double width = Math.Max(1.5, rate / best * BarWidth);
            string factor = isOurs ? "" : Invariant($" <tspan class=\"note\">({bars[i].NanosecondsPerRecord / generated:0.0} ×)</tspan>");
            Line(Invariant($"<text class=\"label{(isOurs ? " ours" : "")}\" x=\"{LabelWidth + 6}\" y=\"{y + 9}\">{Escape(Label(bars[i].Contender))}</text>"));
            Line(Invariant($"<rect class=\"bar{(isOurs ? " best" : "")}\" x=\"{BarLeft}\" y=\"{y - 4}\" width=\"{width:0.0}\" height=\"{BarHeight}\" rx=\"2\"/>"));
            Line(Invariant($"<text class=\"value{(isOurs ? " ours" : "")}\" x=\"{BarLeft + width + 7:0.0}\" y=\"{y + 9}\">{rate:0.0#}{factor}</text>"));
        }

        return bottom;
    }

    /// <summary>The limit of memory and the same code on a narrower machine are no rivals.</summary>
    private static bool IsShown(string contender) => !contender.StartsWith("memcpy", StringComparison.Ordinal) && !contender.StartsWith("generated,", StringComparison.Ordinal);

    private static string Label(string contender) => contender.Replace(", no Community ID", " *", StringComparison.Ordinal) switch
    {
        Contender.Generated => "VpcFlow, generated",
        "interpreted" => "VpcFlow, format at run time",
        string other => other,
    };

    private void Line(string text) => _svg.Append(text).Append('\n');

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
