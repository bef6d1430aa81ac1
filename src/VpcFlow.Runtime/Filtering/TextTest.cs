using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Decoding;

namespace VpcFlow.Filtering;

/// <summary>A condition on text, byte for byte.</summary>
internal abstract class TextTest
{
    public abstract bool Match(ReadOnlySpan<byte> text);
}

/// <summary>Text that is one of several.</summary>
internal sealed class TextSet(IEnumerable<ImmutableArray<byte>> values) : TextTest
{
    /// <summary>The values of each length, so that most text is compared with few of them.</summary>
    private readonly byte[][][] _byLength = ByLength([.. values.Select(v => v.ToArray())]);

    /// <summary>The words of the values of each length that they hold.</summary>
    private readonly (ulong First, ulong Last)[][] _words = WordsByLength([.. values.Select(v => v.ToArray())]);

    public IEnumerable<byte[]> Values => _byLength.SelectMany(v => v);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Match(ReadOnlySpan<byte> text)
    {
        if (text.Length < _words.Length)
            return Match(_words[text.Length], TextWords.Read(text));
        if (text.Length >= _byLength.Length)
            return false;
        foreach (byte[] value in _byLength[text.Length])
        {
            if (text.SequenceEqual(value))
                return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Match((ulong First, ulong Last)[] values, (ulong First, ulong Last) text)
    {
        foreach ((ulong first, ulong last) in values)
        {
            if (first == text.First && last == text.Last)
                return true;
        }

        return false;
    }

    private static (ulong First, ulong Last)[][] WordsByLength(byte[][] values)
    {
        ILookup<int, byte[]> byLength = values.ToLookup(v => v.Length);
        return [.. Enumerable.Range(0, TextWords.MaxLength + 1).Select(n => byLength[n].Select(v => TextWords.Read(v)).ToArray())];
    }

    private static byte[][][] ByLength(byte[][] values)
    {
        ILookup<int, byte[]> byLength = values.ToLookup(v => v.Length);
        return [.. Enumerable.Range(0, values.Max(v => v.Length) + 1).Select(length => byLength[length].ToArray())];
    }
}

/// <summary>Text before or after a value in the order of its bytes.</summary>
internal sealed class TextOrder(string symbol, ImmutableArray<byte> value) : TextTest
{
    public string Symbol => symbol;

    public ReadOnlySpan<byte> Value => value.AsSpan();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Match(ReadOnlySpan<byte> text)
    {
        int order = text.SequenceCompareTo(value.AsSpan());
        return symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new InvalidOperationException($"'{symbol}' is not an operator of order."),
        };
    }
}

/// <summary>Text that a pattern describes, in which <c>%</c> is any text and <c>_</c> is any character.</summary>
internal sealed class TextPattern(string pattern) : TextTest
{
    private readonly byte[] _pattern = Encoding.UTF8.GetBytes(pattern);

    public string Pattern => pattern;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Match(ReadOnlySpan<byte> text)
    {
        // After a mismatch, the last % takes one more character; earlier ones need not, since what is between them was found as early as
        // possible.
        int at = 0;
        int retryAt = -1;
        int retryText = 0;
        for (int i = 0; i < text.Length || at < _pattern.Length;)
        {
            if (at < _pattern.Length && _pattern[at] == '%')
            {
                retryAt = ++at;
                retryText = i;
            }
            else if (at < _pattern.Length && i < text.Length && (_pattern[at] == '_' || _pattern[at] == text[i]))
            {
                i += _pattern[at] == '_' ? LengthOfCharacter(text[i..]) : 1;
                at++;
            }
            else if (retryAt >= 0 && retryText < text.Length)
            {
                i = retryText += LengthOfCharacter(text[retryText..]);
                at = retryAt;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static int LengthOfCharacter(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out int length);
        return length;
    }
}
