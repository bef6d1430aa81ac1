using System.Buffers;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Finds the end of a JSON object or array that arrives in pieces, and the first byte at which it is not JSON. Numbers and words are only
/// checked for their characters.
/// </summary>
internal struct JsonValidator
{
    private const int MaxDepth = 64;

    private static readonly SearchValues<byte> s_inString =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (byte)c), (byte)'"', (byte)'\\']);

    private static readonly SearchValues<byte> s_scalar =
        SearchValues.Create("0123456789+-.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    private Expectation _next;
    private ulong _objects;
    private int _depth;
    private bool _isName;

    /// <summary>What may come next.</summary>
    private enum Expectation
    {
        Value,
        ValueOrEnd,
        Name,
        NameOrEnd,
        Colon,
        CommaOrEnd,
        Scalar,
        String,
        Escape,
    }

    /// <summary>Inspects more of the text.</summary>
    /// <param name="text">What follows the text that was inspected before; at first, the text from the opening bracket on.</param>
    /// <param name="length">Receives the number of bytes up to the end of the value, or up to the byte that is not JSON.</param>
    /// <returns>Whether the value is complete, incomplete, or not JSON.</returns>
    public JsonStatus Inspect(ReadOnlySpan<byte> text, out int length)
    {
        for (length = 0; length < text.Length;)
        {
            byte c = text[length];
            if (_next is Expectation.String)
            {
                int special = text[length..].IndexOfAny(s_inString);
                length = special < 0 ? text.Length : length + special;
                if (special >= 0 && !TryLeaveText(text[length]))
                    return JsonStatus.Malformed;
                length += special < 0 ? 0 : 1;
            }
            else if (_next is Expectation.Escape)
            {
                if (!"\"\\/bfnrtu"u8.Contains(c))
                    return JsonStatus.Malformed;
                _next = Expectation.String;
                length++;
            }
            else if (_next is Expectation.Scalar)
            {
                int end = text[length..].IndexOfAnyExcept(s_scalar);
                _next = end < 0 ? Expectation.Scalar : Expectation.CommaOrEnd;
                length = end < 0 ? text.Length : length + end;
            }
            else if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                length++;
            }
            else if (!TryTake(c))
            {
                return JsonStatus.Malformed;
            }
            else
            {
                length++;
                if (_depth == 0)
                    return JsonStatus.Complete;
            }
        }

        return JsonStatus.Incomplete;
    }

    /// <summary>Takes the byte that ends the plain text of a string: its end or an escape.</summary>
    private bool TryLeaveText(byte c)
    {
        if (c == '\\')
            _next = Expectation.Escape;
        else if (c == '"')
            _next = _isName ? Expectation.Colon : Expectation.CommaOrEnd;
        return c is (byte)'\\' or (byte)'"';
    }

    private bool TryTake(byte c)
    {
        switch (c)
        {
            case (byte)'{' or (byte)'[' when IsValueExpected() && _depth < MaxDepth:
                bool isObject = c == '{';
                _objects = (_objects << 1) | (isObject ? 1u : 0);
                _depth++;
                _next = isObject ? Expectation.NameOrEnd : Expectation.ValueOrEnd;
                return true;
            case (byte)'}' when _next is Expectation.NameOrEnd or Expectation.CommaOrEnd && IsInObject():
            case (byte)']' when _next is Expectation.ValueOrEnd or Expectation.CommaOrEnd && !IsInObject():
                _objects >>= 1;
                _depth--;
                _next = Expectation.CommaOrEnd;
                return true;
            case (byte)',' when _next == Expectation.CommaOrEnd:
                _next = IsInObject() ? Expectation.Name : Expectation.Value;
                return true;
            case (byte)':' when _next == Expectation.Colon:
                _next = Expectation.Value;
                return true;
            case (byte)'"' when _next is Expectation.Name or Expectation.NameOrEnd || IsValueExpected():
                _isName = _next is Expectation.Name or Expectation.NameOrEnd;
                _next = Expectation.String;
                return true;
            default:
                bool isScalar = IsValueExpected() && _depth > 0 && s_scalar.Contains(c);
                _next = isScalar ? Expectation.Scalar : _next;
                return isScalar;
        }
    }

    private readonly bool IsValueExpected() => _next is Expectation.Value or Expectation.ValueOrEnd;

    private readonly bool IsInObject() => (_objects & 1) != 0;
}
