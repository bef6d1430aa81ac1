using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace VpcFlow.IO;

/// <summary>
/// Reads JSON token by token without exceptions: envelopes come from outside, and a file of malformed ones must not cost an exception each.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text)
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<byte> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>Whether only white space is left.</summary>
    public bool IsAtEnd => Peek() < 0;

    public bool IsAtString => Peek() == '"';

    public bool IsAtArray => Peek() == '[';

    public bool TryEnterObject() => TryTake((byte)'{');

    public bool TryLeaveObject() => TryTake((byte)'}');

    public void EnterArray() => TryTake((byte)'[');

    public bool TryLeaveArray() => TryTake((byte)']');

    public bool TryReadComma() => TryTake((byte)',');

    /// <summary>Reads the name of the next member and its colon; <see langword="false"/> at the end of the object, or if there is no name.</summary>
    /// <param name="any">Whether a member stands before it.</param>
    /// <param name="name">Gets the name as written; one with escapes never equals those we look for.</param>
    public bool TryReadName(bool any, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (Peek() == '}' || (any && !TryTake((byte)',')) || Peek() != '"')
            return false;
        int start = _at + 1;
        if (!TrySkipString())
            return false;
        name = _text[start..(_at - 1)];
        return TryTake((byte)':');
    }

    /// <summary>Reads a whole number; leaves the position where it is if there is none.</summary>
    public bool TryReadInteger(out long value)
    {
        Peek();
        bool isInteger = Utf8Parser.TryParse(_text[_at..], out value, out int length)
            && (_at + length == _text.Length || _text[_at + length] is not ((byte)'.' or (byte)'e' or (byte)'E'));
        if (isInteger)
            _at += length;
        return isInteger;
    }

    /// <summary>Reads a string and appends what it stands for; a surrogate without its other half gives U+FFFD.</summary>
    public bool TryReadString(ArrayBufferWriter<byte> target)
    {
        int start = _at + 1;
        if (!TrySkipString())
            return false;
        ReadOnlySpan<byte> rest = _text[start..(_at - 1)];
        while (true)
        {
            int length = rest.IndexOf((byte)'\\');
            target.Write(length < 0 ? rest : rest[..length]);
            if (length < 0)
                return true;
            rest = Unescape(rest[length..], target);
        }
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
                    if (next == '{' && !TryReadName(false, out _))
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

    /// <summary>Takes the comma before the next element, and the name of the next member.</summary>
    private bool TryGoOn(byte closer) => closer == '}' ? TryReadName(true, out _) : TryTake((byte)',');

    private bool TrySkipScalar(int next)
    {
        if (next == '"')
            return TrySkipString();
        int length = _text[_at..].IndexOfAny(",]} \t"u8);
        ReadOnlySpan<byte> scalar = length < 0 ? _text[_at..] : _text.Slice(_at, length);
        _at += scalar.Length;
        return scalar.SequenceEqual("true"u8) || scalar.SequenceEqual("false"u8) || scalar.SequenceEqual("null"u8)
            || (Utf8Parser.TryParse(scalar, out double _, out int consumed) && consumed == scalar.Length);
    }

    /// <summary>Skips a string with its quotes and checks its escapes.</summary>
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

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> target)
    {
        if (text[1] != 'u')
        {
            byte plain = text[1] switch { (byte)'b' => 8, (byte)'f' => 12, (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, byte other => other };
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

    private static char CodeUnit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

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
