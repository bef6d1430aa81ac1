using System.Runtime.InteropServices;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>
/// A copy of a record in which all text is escaped for JSON and enough bytes around it are readable, so that it is written like a record
/// that was decoded.
/// </summary>
internal sealed class EscapedLine
{
    /// <summary>The maximum length of a buffer that is kept: one hostile line must not occupy memory forever.</summary>
    private const int MaxKept = 64 * 1024;

    private byte[] _text = new byte[4 * 1024];
    private uint[] _starts = [];

    /// <summary>The text that the positions are relative to.</summary>
    public ref byte Text => ref MemoryMarshal.GetArrayDataReference(_text);

    /// <summary>Where the fields start, and one further position.</summary>
    public ref uint Starts => ref MemoryMarshal.GetArrayDataReference(_starts);

    /// <summary>Where the text of the whole record starts.</summary>
    public uint OriginalStart { get; private set; }

    /// <summary>The length of the text of the whole record.</summary>
    public uint OriginalLength { get; private set; }

    /// <summary>The maximum number of bytes of a copy of all fields, or of the whole record.</summary>
    public int MaxLength => (int)Math.Max(OriginalStart, OriginalLength);

    /// <summary>Copies a record.</summary>
    /// <param name="text">The text that the positions are relative to.</param>
    /// <param name="starts">Where the fields start, and one further position.</param>
    /// <param name="original">The text of the whole record; empty if documents do not contain it.</param>
    public void Fill(ReadOnlySpan<byte> text, ReadOnlySpan<uint> starts, ReadOnlySpan<byte> original)
    {
        int size = WindowReader.Padding + (JsonEscaper.MaxGrowth * (text.Length + original.Length)) + starts.Length + WindowReader.Padding;
        if (size > _text.Length || _text.Length > MaxKept)
            _text = new byte[Math.Max(size, 4 * 1024)];
        if (_starts.Length != starts.Length)
            _starts = new uint[starts.Length];
        int at = 0;
        for (int i = 0; i + 1 < starts.Length; i++)
        {
            _starts[i] = (uint)at;
            at += JsonEscaper.Write(_text.AsSpan(at), text[(int)starts[i]..((int)starts[i + 1] - 1)]);
            _text[at++] = (byte)' ';
        }

        _starts[^1] = (uint)at;
        OriginalStart = (uint)at;
        OriginalLength = (uint)JsonEscaper.Write(_text.AsSpan(at), original);
    }
}
