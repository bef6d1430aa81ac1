using VpcFlow.Pipeline.Html;

namespace VpcFlow.Cli.Reporting.Html;

/// <summary>The shapes of which charts consist; classes of the style sheet color and align them.</summary>
internal static class SvgShapes
{
    /// <summary>Begins a drawing, which the page scales to its width.</summary>
    public static void Begin(HtmlWriter html, double width, double height, string label)
        => html.WriteLine($"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">");

    public static void End(HtmlWriter html) => html.WriteLine($"</svg>");

    public static void Text(HtmlWriter html, double x, double y, string style, string text)
        => html.WriteLine($"<text x=\"{x}\" y=\"{y}\" class=\"{style}\">{text}</text>");

    /// <summary>Writes a rectangle.</summary>
    /// <param name="html">The page.</param>
    /// <param name="box">Its left, top, width and height.</param>
    /// <param name="style">Its class.</param>
    /// <param name="title">What is shown while the pointer is over it; empty for nothing.</param>
    public static void Rectangle(HtmlWriter html, (double X, double Y, double Width, double Height) box, string style, string title = "")
    {
        html.Write($"<rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" class=\"{style}\">");
        if (title.Length > 0)
            html.Write($"<title>{title}</title>");
        html.WriteLine($"</rect>");
    }
}
