using System.Buffers;
using System.Globalization;
using System.Text;

namespace VpcFlow.Formatting;

/// <summary>
/// Escapes UTF-8 text for a line that people read: characters that do not print or change the direction of other text, spaces, bytes that
/// are not UTF-8, and the backslash, so that no text can be mistaken for an escape.
/// </summary>
internal static class PrintableText
{
    /// <summary>
    /// Appends text: <c>\xHH</c> for a byte that is not UTF-8, <c>\uHHHH</c> or <c>\UHHHHHHHH</c> for a character that does not print.
    /// </summary>
    public static void Append(StringBuilder target, ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            bool isCharacter = Rune.DecodeFromUtf8(utf8, out Rune character, out int length) == OperationStatus.Done;
            if (isCharacter)
                Append(target, character);
            else
                AppendBytes(target, utf8[..length]);
            utf8 = utf8[length..];
        }
    }

    /// <summary>Escapes text, as <see cref="Append(StringBuilder, ReadOnlySpan{byte})"/> does.</summary>
    public static string Escape(string text)
    {
        var target = new StringBuilder();
        Append(target, Encoding.UTF8.GetBytes(text));
        return target.ToString();
    }

    /// <summary>Appends a character, escaped if it does not print.</summary>
    public static void Append(StringBuilder target, Rune character)
    {
        if (character.Value == '\\')
        {
            target.Append(@"\\");
        }
        else if (IsPrintable(character))
        {
            Span<char> utf16 = stackalloc char[2];
            target.Append(utf16[..character.EncodeToUtf16(utf16)]);
        }
        else if (character.IsBmp)
        {
            target.Append(CultureInfo.InvariantCulture, $"\\u{character.Value:X4}");
        }
        else
        {
            target.Append(CultureInfo.InvariantCulture, $"\\U{character.Value:X8}");
        }
    }

    private static void AppendBytes(StringBuilder target, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            target.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
    }

    /// <summary>Whether a character prints and leaves the direction of other text as it is; a space does not.</summary>
    public static bool IsPrintable(Rune character) => Rune.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator);
}
