using System.Buffers;
using System.Text;

namespace VpcFlow.Formatting;

/// <summary>Copies short ASCII text between bytes and characters.</summary>
internal static class AsciiText
{
    /// <summary>Copies text if it fits.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> ascii, Span<byte> destination, out int written)
    {
        bool fits = ascii.TryCopyTo(destination);
        written = fits ? ascii.Length : 0;
        return fits;
    }

    /// <summary>Copies text as characters if it fits.</summary>
    public static bool TryCopy(ReadOnlySpan<byte> ascii, Span<char> destination, out int written)
    {
        written = 0;
        return ascii.Length <= destination.Length && Ascii.ToUtf16(ascii, destination, out written) == OperationStatus.Done;
    }

    /// <summary>Copies characters as bytes; <see langword="false"/> if they do not fit or one is not ASCII.</summary>
    public static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> destination, out int written)
        => Ascii.FromUtf16(text, destination, out written) == OperationStatus.Done;
}
