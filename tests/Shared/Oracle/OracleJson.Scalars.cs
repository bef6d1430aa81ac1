using System.Globalization;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>Reads strings and numbers.</summary>
internal sealed partial class OracleJson
{
    private byte[] ReadString()
    {
        Expect('"');
        List<byte> bytes = [];
        while (Peek() != '"')
        {
            byte value = Take();
            if (value < 0x20)
            {
                throw new FormatException("A control byte must be escaped.");
            }

            if (value == '\\')
            {
                bytes.AddRange(ReadEscape());
            }
            else
            {
                bytes.Add(value);
            }
        }

        _at++;
        return [.. bytes];
    }

    private byte[] ReadEscape()
    {
        byte letter = Take();
        switch (letter)
        {
            case (byte)'"' or (byte)'\\' or (byte)'/':
                return [letter];
            case (byte)'b':
                return [0x08];
            case (byte)'f':
                return [0x0C];
            case (byte)'n':
                return [0x0A];
            case (byte)'r':
                return [0x0D];
            case (byte)'t':
                return [0x09];
            case (byte)'u':
                return Encoding.UTF8.GetBytes(ReadEscapedText());
            default:
                throw new FormatException("Not an escape.");
        }
    }

    /// <summary>Reads what follows "\u": one character, or a pair of surrogates; a lone surrogate becomes U+FFFD.</summary>
    private string ReadEscapedText()
    {
        char first = ReadFourDigits();
        if (!char.IsSurrogate(first))
        {
            return first.ToString();
        }

        bool escapeFollows = _at + 1 < _text.Length && _text[_at] == '\\' && _text[_at + 1] == 'u';
        if (char.IsHighSurrogate(first) && escapeFollows)
        {
            int before = _at;
            _at += 2;
            char second = ReadFourDigits();
            if (char.IsLowSurrogate(second))
            {
                return new string([first, second]);
            }

            _at = before;
        }

        return "\uFFFD";
    }

    private char ReadFourDigits()
    {
        string digits = new([(char)Take(), (char)Take(), (char)Take(), (char)Take()]);
        if (!digits.All(char.IsAsciiHexDigit))
        {
            throw new FormatException("Not four hexadecimal digits.");
        }

        return (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private string ReadNumber()
    {
        int start = _at;
        SkipOne('-');
        if (!SkipOne('0'))
        {
            SkipDigits();
        }

        if (SkipOne('.'))
        {
            SkipDigits();
        }

        if (SkipOne('e') || SkipOne('E'))
        {
            _ = SkipOne('+') || SkipOne('-');
            SkipDigits();
        }

        return Encoding.ASCII.GetString(_text, start, _at - start);
    }

    private void SkipDigits()
    {
        if (!char.IsAsciiDigit(Peek()))
        {
            throw new FormatException("A digit must stand here.");
        }

        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }
    }

    private bool SkipOne(char value)
    {
        bool there = Peek() == value;
        _at += there ? 1 : 0;
        return there;
    }
}
