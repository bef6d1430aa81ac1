using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace VpcFlow.Pipeline.Html;

/// <summary>
/// Writes HTML by interpolated strings, whose literal parts are markup and whose values are text: there is no way to write a value that is
/// not encoded.
/// </summary>
internal sealed class HtmlWriter
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Writes markup with encoded values; the handler has done so when this is called.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The instance is the argument of the handler.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Handler markup) => _ = markup;

    /// <summary>Writes a line of markup with encoded values.</summary>
    public void WriteLine([InterpolatedStringHandlerArgument("")] ref Handler markup) => _text.Append('\n');

    /// <summary>Writes a script or style sheet of our own.</summary>
    public void WriteResource(string text) => _text.Append(text);

    public override string ToString() => _text.ToString();

    /// <summary>Appends the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        public Handler(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = literalLength + formattedCount;
            _text = writer._text;
        }

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(string? text)
        {
            if (!string.IsNullOrEmpty(text))
                _text.Append(s_encoder.Encode(text));
        }

        public void AppendFormatted(long number) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number}");

        /// <summary>Appends a coordinate of a drawing.</summary>
        public void AppendFormatted(double number) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number:0.##}");
    }
}
