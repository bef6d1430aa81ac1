namespace VpcFlow.Pipeline.Containers.Parquet.Values;

/// <summary>Texts of which each says how many bytes it has in common with the one before, and contains the others.</summary>
internal sealed class DeltaTexts : TextSource
{
    /// <summary>The longest text that is put together: one that is longer is in no line.</summary>
    private const int MaxText = 128 << 10;

    private readonly PageSlice _page;
    private readonly DeltaNumbers _prefixes;
    private readonly DeltaLengthTexts _suffixes;
    private readonly long[] _prefix = new long[1];
    private readonly ulong[] _suffix = new ulong[1];
    private byte[] _text = new byte[1 + Cell.Slack];
    private ulong _last = Cell.At(1, 0);

    public DeltaTexts(PageSlice page)
    {
        _page = page;
        _text[0] = (byte)'-';
        _prefixes = new DeltaNumbers(page, sizeof(int));
        int end = new DeltaNumbers(page, sizeof(int)).End();
        _suffixes = new DeltaLengthTexts(page with { Start = end });
    }

    public override byte[] Text => _text;

    public override void Read(Span<ulong> target)
    {
        // The previous text is moved to the beginning, after the text of an absent value.
        byte[] text = _text;
        int length = Cell.Length(_last);
        text.AsSpan(Cell.Offset(_last), length).CopyTo(text.AsSpan(1));
        _last = Cell.At(1, length);
        int at = 1 + length;
        for (int i = 0; i < target.Length; i++)
        {
            _prefixes.Read(_prefix);
            _suffixes.Read(_suffix);
            int prefix = (int)_prefix[0];
            int suffix = Cell.Length(_suffix[0]);
            if (prefix < 0 || prefix > Cell.Length(_last) || prefix + suffix > MaxText)
                throw new InvalidDataException("a page contains a text that is not complete");
            EnsureRoom(at + prefix + suffix);
            _text.AsSpan(Cell.Offset(_last), prefix).CopyTo(_text.AsSpan(at));
            _page.Bytes.AsSpan(Cell.Offset(_suffix[0]), suffix).CopyTo(_text.AsSpan(at + prefix));
            target[i] = _last = Cell.At(at, prefix + suffix);
            at += prefix + suffix;
        }
    }

    private void EnsureRoom(int length)
    {
        if (_text.Length < length + Cell.Slack)
            Array.Resize(ref _text, (length * 2) + Cell.Slack);
    }
}
