using System.Diagnostics.CodeAnalysis;
using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <content>
/// Parses addresses as they appear in records: dotted decimal with four parts, and every form of RFC 4291, section 2.2, without zones and
/// brackets.
/// </content>
public readonly partial struct FlowLogAddress : ISpanParsable<FlowLogAddress>, IUtf8SpanParsable<FlowLogAddress>
{
    /// <summary>Parses an address: dotted decimal without leading zeros, or IPv6 without zone and brackets.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static FlowLogAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static FlowLogAddress Parse(ReadOnlySpan<char> text)
        => TryParse(text, out FlowLogAddress address) ? address : throw NoAddress(text.ToString());

    /// <summary>Parses an address from UTF-8, as <see cref="Parse(string)"/> does.</summary>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static FlowLogAddress Parse(ReadOnlySpan<byte> utf8Text)
        => TryParse(utf8Text, out FlowLogAddress address) ? address : throw NoAddress(Encoding.UTF8.GetString(utf8Text));

    /// <summary>Parses an address as <see cref="Parse(string)"/> does, but returns <see langword="false"/> instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FlowLogAddress address) => TryParse(text.AsSpan(), out address);

    /// <inheritdoc cref="TryParse(string, out FlowLogAddress)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out FlowLogAddress address)
    {
        address = default;
        Span<byte> ascii = stackalloc byte[AddressDecoder.MaxLength];
        return AsciiText.TryNarrow(text, ascii, out int length) && TryParse(ascii[..length], out address);
    }

    /// <summary>Parses an address from UTF-8, as <see cref="TryParse(string, out FlowLogAddress)"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out FlowLogAddress address)
        => AddressDecoder.TryDecode(utf8Text, out address, out _);

    static FlowLogAddress IParsable<FlowLogAddress>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static FlowLogAddress ISpanParsable<FlowLogAddress>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static FlowLogAddress IUtf8SpanParsable<FlowLogAddress>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
        => Parse(utf8Text);

    static bool IParsable<FlowLogAddress>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FlowLogAddress result)
        => TryParse(s, out result);

    static bool ISpanParsable<FlowLogAddress>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FlowLogAddress result)
        => TryParse(s, out result);

    static bool IUtf8SpanParsable<FlowLogAddress>.TryParse(
        ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out FlowLogAddress result)
        => TryParse(utf8Text, out result);

    private static FormatException NoAddress(string text) => new($"\"{text}\" is not an IPv4 or IPv6 address.");
}
