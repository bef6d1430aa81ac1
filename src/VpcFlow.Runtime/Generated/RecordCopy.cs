using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Generated;

/// <summary>A copy of what an generated record has in the text and in the buffers of its reader.</summary>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordCopy<TRow>
    where TRow : unmanaged
{
    private readonly uint[] _starts;
    private readonly byte[] _text;
    private TRow _row;

    /// <summary>Copies a record.</summary>
    /// <param name="text">What the positions count from.</param>
    /// <param name="starts">Where the fields start, and one position more.</param>
    /// <param name="fields">The number of fields of a line.</param>
    /// <param name="row">The values.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>.</param>
    /// <param name="copyText">Whether to copy the text, too; else the positions go on counting from <paramref name="text"/>.</param>
    internal RecordCopy(ref byte text, ref uint starts, int fields, ref TRow row, ulong absent, bool copyText)
    {
        _starts = MemoryMarshal.CreateReadOnlySpan(ref starts, fields + 1).ToArray();
        _row = row;
        Absent = absent;
        _text = copyText ? CopyText(ref text, _starts) : [];
    }

    /// <summary>What the positions count from, if the text was copied.</summary>
    public ref byte Text => ref MemoryMarshal.GetArrayDataReference(_text);

    /// <summary>Where the fields start, and one position more.</summary>
    public ref uint Starts => ref MemoryMarshal.GetArrayDataReference(_starts);

    /// <summary>The values.</summary>
    public ref TRow Row => ref _row;

    /// <summary>A bit per field of the line: set if the field is <c>-</c>.</summary>
    public ulong Absent { get; }

    /// <summary>Copies the text of the record and lets the positions count from the copy.</summary>
    private static byte[] CopyText(ref byte text, uint[] starts)
    {
        uint first = starts[0];
        byte[] copy = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, first), (int)(starts[^1] - first - 1)).ToArray();
        foreach (ref uint start in starts.AsSpan())
            start -= first;
        return copy;
    }
}
