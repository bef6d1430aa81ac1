using System.Runtime.CompilerServices;
using VpcFlow.Generated;
using VpcFlow.Scanning;

namespace VpcFlow.Records;

/// <summary>A window of whole lines and its separator index; at least 64 bytes before and after it are readable.</summary>
internal ref struct RecordWindow
{
    private readonly SeparatorIndex _index;
    private readonly ref byte _text;

    internal RecordWindow(ref byte text, int length, SeparatorIndex index)
    {
        _text = ref text;
        Length = length;
        _index = index;
    }

    /// <summary>The text.</summary>
    internal readonly ref byte Text => ref _text;

    internal readonly int Length { get; }

    /// <summary>The first separator that is not consumed.</summary>
    internal int Cursor { get; set; }

    internal readonly SeparatorIndex Index => _index;

    /// <summary>Where fields start.</summary>
    internal readonly ref uint Starts => ref _index.Starts;

    internal readonly bool IsAtEnd => Cursor >= _index.Count;

    /// <summary>Returns the line that a header describes, without its line feed.</summary>
    internal readonly ReadOnlySpan<byte> Line(in RecordHeader header)
        => System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _text, header.Start), (int)header.Length);

    /// <summary>Marks the line at a separator as one for the line reader, and returns the first separator after it.</summary>
    internal readonly int MarkCareful(int cursor, ref RecordHeader header)
    {
        int start = (int)Unsafe.Add(ref _index.Starts, cursor);
        int length = System.Runtime.InteropServices.MemoryMarshal
            .CreateReadOnlySpan(ref Unsafe.Add(ref _text, start), Length - start).IndexOf((byte)'\n');
        header = new RecordHeader { Start = (uint)start, Length = (uint)length, Cursor = -1 };
        return SeekBehind(cursor, start + length);
    }

    /// <summary>Returns the first separator after the line feed at a position.</summary>
    internal readonly int SeekBehind(int cursor, int lineFeed) => _index.Seek(cursor, lineFeed + 1);
}
