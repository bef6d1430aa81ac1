using System.Text;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sources.Files;

/// <summary>
/// Counts the lines of a text that is read in pieces, and remembers its last header, which also holds for what is appended.
/// </summary>
internal sealed class LineTracker
{
    private const int MaxHeader = 8192;
    private readonly byte[] _line = new byte[MaxHeader];
    private int _length;
    private bool _isInLine;
    private bool _isKept;

    /// <summary>The number of lines that ended.</summary>
    public long Lines { get; private set; }

    /// <summary>The last header; <see langword="null"/> if there was none.</summary>
    public string? Header { get; private set; }

    public void Append(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            int lineFeed = text.IndexOf((byte)'\n');
            Keep(lineFeed < 0 ? text : text[..lineFeed]);
            if (lineFeed < 0)
                return;
            EndLine();
            text = text[(lineFeed + 1)..];
        }
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
            return;
        if (!_isInLine)
        {
            // No header begins with what most records begin with.
            _isKept = !char.IsAsciiDigit((char)piece[0]) && piece[0] != '-';
            _isInLine = true;
            _length = 0;
        }

        if (!_isKept)
            return;
        int length = Math.Min(piece.Length, _line.Length - _length);
        _isKept = length == piece.Length;
        piece[..length].CopyTo(_line.AsSpan(_length));
        _length += length;
    }

    private void EndLine()
    {
        ReadOnlySpan<byte> line = _line.AsSpan(0, _length);
        if (_isInLine && _isKept && HeaderLine.TryRead(line, out _))
            Header = Encoding.UTF8.GetString(LineText.TrimByteOrderMark(line).TrimEnd((byte)'\r'));
        Lines++;
        _isInLine = false;
    }
}
