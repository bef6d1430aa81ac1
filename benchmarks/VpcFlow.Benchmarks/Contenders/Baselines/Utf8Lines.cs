namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The lines of UTF-8 text.</summary>
internal ref struct Utf8Lines(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        if (_rest.IsEmpty)
        {
            line = default;
            return false;
        }

        int lineFeed = _rest.IndexOf((byte)'\n');
        line = lineFeed < 0 ? _rest : _rest[..lineFeed];
        _rest = lineFeed < 0 ? default : _rest[(lineFeed + 1)..];
        return true;
    }
}
