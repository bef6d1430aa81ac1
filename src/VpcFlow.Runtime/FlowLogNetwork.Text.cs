using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Formatting;

namespace VpcFlow;

/// <content>Parses and formats networks: an address, a slash, and the length of the prefix.</content>
public readonly partial struct FlowLogNetwork
    : ISpanFormattable, IUtf8SpanFormattable, ISpanParsable<FlowLogNetwork>, IUtf8SpanParsable<FlowLogNetwork>
{
    /// <summary>The length of a slash and three digits.</summary>
    private const int SuffixLength = 4;

    private const int MaxFormattedLength = AddressFormatter.MaxLength + SuffixLength;

    /// <summary>
    /// Parses a network, such as <c>10.0.0.0/8</c>. For an address with colons, the prefix is counted in 128 bits, even if the address is
    /// IPv4-mapped: <c>::ffff:10.0.0.0/104</c> is <c>10.0.0.0/8</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">
    /// The text is not a network, or the address has bits set after the prefix, as in <c>10.0.0.1/8</c>.
    /// </exception>
    public static FlowLogNetwork Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static FlowLogNetwork Parse(ReadOnlySpan<char> text)
        => TryParse(text, out FlowLogNetwork network) ? network : throw NoNetwork(text.ToString());

    /// <summary>Parses a network from UTF-8, as <see cref="Parse(string)"/> does.</summary>
    /// <exception cref="FormatException">
    /// The text is not a network, or the address has bits set after the prefix, as in <c>10.0.0.1/8</c>.
    /// </exception>
    public static FlowLogNetwork Parse(ReadOnlySpan<byte> utf8Text)
        => TryParse(utf8Text, out FlowLogNetwork network) ? network : throw NoNetwork(Encoding.UTF8.GetString(utf8Text));

    /// <summary>Parses a network as <see cref="Parse(string)"/> does, but returns <see langword="false"/> instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FlowLogNetwork network) => TryParse(text.AsSpan(), out network);

    /// <inheritdoc cref="TryParse(string, out FlowLogNetwork)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out FlowLogNetwork network)
    {
        network = default;
        Span<byte> ascii = stackalloc byte[AddressDecoder.MaxLength + SuffixLength];
        return AsciiText.TryNarrow(text, ascii, out int length) && TryParse(ascii[..length], out network);
    }

    /// <summary>Parses a network from UTF-8, as <see cref="TryParse(string, out FlowLogNetwork)"/> does.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out FlowLogNetwork network)
    {
        network = default;
        int slash = utf8Text.IndexOf((byte)'/');
        if (slash < 0 || !AddressDecoder.TryDecode(utf8Text[..slash], out FlowLogAddress address, out bool isIPv6)
            || !ScalarNumberDecoder.TryDecode(utf8Text[(slash + 1)..], isIPv6 ? AddressBits : IPv4Bits, out long length, out _))
        {
            return false;
        }

        int bits = (isIPv6 ? 0 : MappedBits) + (int)length;
        if (!IsFirst(address, bits))
            return false;
        network = new FlowLogNetwork(bits, address);
        return true;
    }

    /// <summary>
    /// Returns the network as text: the address as <see cref="FlowLogAddress.ToString()"/> returns it, and the length of the prefix.
    /// </summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxFormattedLength];
        TryFormat(text, out int length);
        return new string(text[..length]);
    }

    /// <summary>Writes the text of <see cref="ToString()"/> without allocating.</summary>
    /// <param name="destination">The buffer to write the text to; 46 characters are enough for any network.</param>
    /// <param name="charsWritten">Receives the number of characters written; 0 if the buffer is too small.</param>
    /// <returns><see langword="true"/> if the buffer was large enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        Span<byte> ascii = stackalloc byte[MaxFormattedLength];
        return AsciiText.TryCopy(ascii[..Format(ascii)], destination, out charsWritten);
    }

    /// <summary>Writes the text of <see cref="ToString()"/> as UTF-8 without allocating.</summary>
    /// <param name="utf8Destination">The buffer to write the text to; 46 bytes are enough for any network.</param>
    /// <param name="bytesWritten">Receives the number of bytes written; 0 if the buffer is too small.</param>
    /// <returns><see langword="true"/> if the buffer was large enough.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        Span<byte> ascii = stackalloc byte[MaxFormattedLength];
        return AsciiText.TryCopy(ascii[..Format(ascii)], utf8Destination, out bytesWritten);
    }

    /// <summary>Returns the text of <see cref="ToString()"/>; a network has no other format.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => TryFormat(destination, out charsWritten);

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => TryFormat(utf8Destination, out bytesWritten);

    static FlowLogNetwork IParsable<FlowLogNetwork>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static FlowLogNetwork ISpanParsable<FlowLogNetwork>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static FlowLogNetwork IUtf8SpanParsable<FlowLogNetwork>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider)
        => Parse(utf8Text);

    static bool IParsable<FlowLogNetwork>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FlowLogNetwork result)
        => TryParse(s, out result);

    static bool ISpanParsable<FlowLogNetwork>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FlowLogNetwork result)
        => TryParse(s, out result);

    static bool IUtf8SpanParsable<FlowLogNetwork>.TryParse(
        ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out FlowLogNetwork result)
        => TryParse(utf8Text, out result);

    private int Format(Span<byte> destination)
    {
        int length = AddressFormatter.Format(BaseAddress, destination);
        destination[length++] = (byte)'/';
        Utf8Formatter.TryFormat(PrefixLength, destination[length..], out int digits);
        return length + digits;
    }

    private static FormatException NoNetwork(string text)
        => new(
            $"\"{text}\" is not a network: an IPv4 or IPv6 address without bits set after "
                + "the prefix, a slash, and the length of the prefix.");
}
