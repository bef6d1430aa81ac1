using VpcFlow.Formatting;

namespace VpcFlow;

/// <content>Formats addresses as text.</content>
public readonly partial struct FlowLogAddress : ISpanFormattable, IUtf8SpanFormattable
{
    /// <summary>
    /// Returns the address as text, as <see cref="System.Net.IPAddress"/> does: dotted decimal, or the form of RFC 5952. The last 32 bits
    /// of an IPv4-compatible, an IPv4-translated and an ISATAP address are dotted decimal, too: <c>::192.0.2.1</c>.
    /// </summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[AddressFormatter.MaxLength];
        TryFormat(text, out int length);
        return new string(text[..length]);
    }

    /// <summary>Writes the text of <see cref="ToString()"/> without allocating.</summary>
    /// <param name="destination">The buffer to write the text to; 42 characters are enough for any address.</param>
    /// <param name="charsWritten">Receives the number of characters written; 0 if the buffer is too small.</param>
    /// <returns><see langword="true"/> if the buffer was large enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten)
    {
        Span<byte> ascii = stackalloc byte[AddressFormatter.MaxLength];
        return AsciiText.TryCopy(ascii[..AddressFormatter.Format(this, ascii)], destination, out charsWritten);
    }

    /// <summary>Writes the text of <see cref="ToString()"/> as UTF-8 without allocating.</summary>
    /// <param name="utf8Destination">The buffer to write the text to; 42 bytes are enough for any address.</param>
    /// <param name="bytesWritten">Receives the number of bytes written; 0 if the buffer is too small.</param>
    /// <returns><see langword="true"/> if the buffer was large enough.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten)
    {
        Span<byte> ascii = stackalloc byte[AddressFormatter.MaxLength];
        return AsciiText.TryCopy(ascii[..AddressFormatter.Format(this, ascii)], utf8Destination, out bytesWritten);
    }

    /// <summary>Returns the text of <see cref="ToString()"/>; an address has no other format.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => TryFormat(destination, out charsWritten);

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => TryFormat(utf8Destination, out bytesWritten);
}
