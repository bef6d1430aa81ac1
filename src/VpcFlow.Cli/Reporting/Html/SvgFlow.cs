using VpcFlow.Cli.Statistics;
using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>Streams from the first group to the second one, as wide as their values (a Sankey diagram).</summary>
internal static class SvgFlow
{
    private const int MaxStreams = 16;
    private const int Width = 720;
    private const int NameWidth = 200;
    private const int NodeWidth = 8;
    private const int Gap = 8;
    private const int MinHeight = 12;
    private const int MaxName = 30;
    private const int MaxTitle = 200;
    private const double Space = 260;

    public static void Write(HtmlWriter html, ReportPanel panel)
    {
        FlowLogStatisticsRow[] rows = [.. panel.Table.Rows.Take(MaxStreams)];
        FlowLogMeasure measure = panel.Table.Query.Measures[panel.Measure];
        double total = Math.Max(1, rows.Sum(r => (double)(r.Values[panel.Measure].Number ?? 0)));
        List<Node> sources = Nodes(rows, 0, panel.Measure, total);
        List<Node> targets = Nodes(rows, 1, panel.Measure, total);
        double height = Math.Max(sources[^1].Bottom, targets[^1].Bottom) + 2;
        SvgShapes.Begin(html, Width, height, $"{panel.Question.Title}, streams");
        foreach (FlowLogStatisticsRow row in rows)
        {
            Node source = sources.First(n => n.Name == (row.Keys[0].Label ?? "-"));
            Node target = targets.First(n => n.Name == (row.Keys[1].Label ?? "-"));
            double thickness = (row.Values[panel.Measure].Number ?? 0) / total * Space;
            string color = ChartColors.Of(sources.IndexOf(source));
            string text = StatsText.ForPeople(row.Values[panel.Measure], measure);
            double y1 = source.Take(thickness);
            double y2 = target.Take(thickness);
            html.Write($"<path class=\"stream {color}\" stroke-width=\"{Math.Max(1, thickness)}\" ");
            html.Write($"d=\"M{NameWidth + NodeWidth} {y1}C{Width / 2} {y1} {Width / 2} {y2} {Width - NameWidth - NodeWidth} {y2}\">");
            html.WriteLine($"<title>{HtmlText.Keys(row, MaxTitle)}: {text}</title></path>");
        }

        WriteNodes(html, sources, NameWidth, NameWidth - 6, "end");
        WriteNodes(html, targets, Width - NameWidth - NodeWidth, Width - NameWidth + 6, "start");
        SvgShapes.End(html);
    }

    private static void WriteNodes(HtmlWriter html, List<Node> nodes, int x, int textX, string align)
    {
        foreach (Node node in nodes)
        {
            SvgShapes.Rectangle(html, (x, node.Top, NodeWidth, node.Bottom - node.Top), "node");
            SvgShapes.Text(html, textX, ((node.Top + node.Bottom) / 2) + 4, align, HtmlText.Cut(node.Name, MaxName));
        }
    }

    private static List<Node> Nodes(FlowLogStatisticsRow[] rows, int group, int measure, double total)
    {
        List<Node> nodes = [];
        double top = 2;
        foreach (IGrouping<string, FlowLogStatisticsRow> rowsOfNode in rows
            .GroupBy(r => r.Keys[group].Label ?? "-")
            .OrderByDescending(g => g.Sum(r => r.Values[measure].Number ?? 0)))
        {
            double height = rowsOfNode.Sum(r => (double)(r.Values[measure].Number ?? 0)) / total * Space;
            var node = new Node(rowsOfNode.Key, top, top + Math.Max(height, MinHeight));
            nodes.Add(node);
            top = node.Bottom + Gap;
        }

        return nodes;
    }

    private sealed class Node(string name, double top, double bottom)
    {
        private double _taken;

        public string Name => name;

        public double Top => top;

        public double Bottom => bottom;

        /// <summary>Returns the middle of the place of the next stream.</summary>
        public double Take(double thickness)
        {
            double middle = Top + _taken + (thickness / 2);
            _taken += thickness;
            return middle;
        }
    }
}
