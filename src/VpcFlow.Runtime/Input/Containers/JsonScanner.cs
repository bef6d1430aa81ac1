using System.Buffers;
using System.Globalization;
using System.Text;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Reads JSON token by token without exceptions: containers are external input, and a file of malformed ones must not cost an exception
/// each.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text)
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<byte> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly SearchValues<byte> s_scalarEnds = SearchValues.Create(",]} \t\r\n"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>The position of the next byte.</summary>
    public readonly int Position => _at;

    public bool IsAtObject => Peek() == '{';

    public bool IsAtString => Peek() == '"';

    public bool IsAtArray => Peek() == '[';

    public bool TryEnterObject() => TryTake((byte)'{');

    public bool TryLeaveObject() => TryTake((byte)'}');

    public void EnterArray() => TryTake((byte)'[');

    public bool TryLeaveArray() => TryTake((byte)']');

    public bool TryReadComma() => TryTake((byte)',');

    /// <summary>Whether the object has another member; consumes the comma before it.</summary>
    /// <param name="any">Whether a member precedes it.</param>
    public bool HasMember(bool any) => any ? TryTake((byte)',') : Peek() != '}';

    /// <summary>Reads the name of a member and its colon.</summary>
    /// <param name="name">Receives the name as written.</param>
    public bool TryReadName(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (Peek() != '"')
            return false;
        int start = _at + 1;
        if (!TrySkipString())
            return false;
        name = _text[start..(_at - 1)];
        return TryTake((byte)':');
    }

    /// <summary>Whether a name as written equals a name without escapes.</summary>
    public static bool IsName(ReadOnlySpan<byte> written, ReadOnlySpan<byte> name)
    {
        if (!written.Contains((byte)'\\'))
            return written.SequenceEqual(name);
        var plain = new ArrayBufferWriter<byte>();
        Unescape(written, plain);
        return plain.WrittenSpan.SequenceEqual(name);
    }

    /// <summary>Reads a string and appends its value; a surrogate without its other half becomes U+FFFD.</summary>
    public bool TryReadString(ArrayBufferWriter<byte> target)
    {
        int start = _at + 1;
        if (!TrySkipString())
            return false;
        Unescape(_text[start..(_at - 1)], target);
        return true;
    }

    /// <summary>Skips a value of any kind, without recursion.</summary>
    public bool TrySkipValue()
    {
        Span<byte> closers = stackalloc byte[MaxDepth];
        int depth = 0;
        do
        {
            int next = Peek();
            if (next is '{' or '[')
            {
                if (depth == MaxDepth)
                    return false;
                closers[depth++] = (byte)(next + 2);
                _at++;
                if (Peek() != closers[depth - 1])
                {
                    if (next == '{' && !TryReadName(out _))
                        return false;
                    continue;
                }
            }
            else if (!TrySkipScalar(next))
            {
                return false;
            }

            while (depth > 0 && TryTake(closers[depth - 1]))
                depth--;
            if (depth > 0 && !TryGoOn(closers[depth - 1]))
                return false;
        }
        while (depth > 0);
        return true;
    }

    /// <summary>Consumes the comma before the next element, and the name of the next member.</summary>
    private bool TryGoOn(byte closer) => TryTake((byte)',') && (closer != '}' || TryReadName(out _));

    private bool TrySkipScalar(int next)
    {
        if (next == '"')
            return TrySkipString();
        int length = _text[_at..].IndexOfAny(s_scalarEnds);
        ReadOnlySpan<byte> scalar = length < 0 ? _text[_at..] : _text.Slice(_at, length);
        _at += scalar.Length;
        return scalar.SequenceEqual("true"u8) || scalar.SequenceEqual("false"u8) || scalar.SequenceEqual("null"u8) || IsNumber(scalar);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        int at = text.StartsWith("-"u8) ? 1 : 0;
        int digits = Digits(text[at..]);
        if (digits == 0 || (digits > 1 && text[at] == '0'))
            return false;
        at += digits;
        if (at < text.Length && text[at] == '.')
        {
            digits = Digits(text[(at + 1)..]);
            if (digits == 0)
                return false;
            at += 1 + digits;
        }

        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += at < text.Length && text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            digits = Digits(text[at..]);
            if (digits == 0)
                return false;
            at += digits;
        }

        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length < 0 ? text.Length : length;
    }

    /// <summary>Skips a string with its quotes and validates its escapes.</summary>
    private bool TrySkipString()
    {
        for (int i = _at + 1; i < _text.Length; i++)
        {
            byte c = _text[i];
            if (c == '"')
            {
                _at = i + 1;
                return true;
            }

            if (c < 0x20)
                return false;
            if (c != '\\')
                continue;
            i++;
            if (i >= _text.Length || "\"\\/bfnrtu".IndexOf((char)_text[i], StringComparison.Ordinal) < 0)
                return false;
            if (_text[i] == 'u' && (i + 4 >= _text.Length || _text.Slice(i + 1, 4).ContainsAnyExcept(s_hexDigits)))
                return false;
        }

        return false;
    }

    /// <summary>Appends the value of the inside of a string.</summary>
    private static void Unescape(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> target)
    {
        while (true)
        {
            int length = text.IndexOf((byte)'\\');
            target.Write(length < 0 ? text : text[..length]);
            if (length < 0)
                return;
            text = UnescapeOne(text[length..], target);
        }
    }

    private static ReadOnlySpan<byte> UnescapeOne(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> target)
    {
        if (text[1] != 'u')
        {
            byte plain = text[1] switch
            {
                (byte)'b' => 8,
                (byte)'f' => 12,
                (byte)'n' => 10,
                (byte)'r' => 13,
                (byte)'t' => 9,
                byte other => other,
            };
            target.Write([plain]);
            return text[2..];
        }

        char unit = CodeUnit(text);
        text = text[6..];
        Rune rune = Rune.ReplacementChar;
        if (char.IsHighSurrogate(unit) && text.StartsWith("\\u"u8) && char.IsLowSurrogate(CodeUnit(text)))
        {
            rune = new Rune(unit, CodeUnit(text));
            text = text[6..];
        }
        else if (!char.IsSurrogate(unit))
        {
            rune = new Rune(unit);
        }

        target.Advance(rune.EncodeToUtf8(target.GetSpan(4)));
        return text;
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape)
        => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Skips white space; returns the next byte, or -1 at the end.</summary>
    private int Peek()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            _at++;
        return _at < _text.Length ? _text[_at] : -1;
    }

    private bool TryTake(byte wanted)
    {
        if (Peek() != wanted)
            return false;
        _at++;
        return true;
    }
}
