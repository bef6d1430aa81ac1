using System.Buffers;
using System.Globalization;
using System.Text;

namespace VpcFlow.Input.Containers;

/// <summary>Writes the values of rows as the fields of a line.</summary>
internal static class NumberText
{
    private static readonly SearchValues<byte> s_breaks =
        SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(c => (byte)c)]);

    /// <summary>
    /// Appends a number as flow logs write it: <c>8080.0</c> and <c>8.08e3</c> are <c>8080</c>; what is no whole number as it is.
    /// </summary>
    public static void Append(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> target)
    {
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && number == decimal.Truncate(number))
        {
            target.Write(Encoding.ASCII.GetBytes(number.ToString("0", CultureInfo.InvariantCulture)));
        }
        else
        {
            target.Write(text);
        }
    }

    /// <summary>Whether a text can be a field of a line: it contains no space and no control character.</summary>
    public static bool IsOneToken(ReadOnlySpan<byte> text) => !text.ContainsAny(s_breaks);
}
