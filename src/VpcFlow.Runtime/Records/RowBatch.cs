using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>
/// Up to 64 lines that are decoded, selected and written together, and the reader of those among them that can't be decoded.
/// </summary>
internal sealed class RowBatch
{
    /// <summary>
    /// The maximum number of lines of a batch: small enough for the first-level cache, a multiple of the hash lanes, and one bit each in a
    /// selection.
    /// </summary>
    public const int Capacity = 64;

    private readonly RecordHeader[] _headers = new RecordHeader[Capacity];
    private readonly byte[] _refused = new byte[Capacity];
    private readonly byte[] _rows;

    public RowBatch(RowSchema schema, FlowLogFormat format)
    {
        Schema = schema;
        Reader = new LineReader(schema, format);
        _rows = new byte[Capacity * schema.Layout.Size];
    }

    public RowSchema Schema { get; }

    /// <summary>
    /// Reads the lines that <see cref="RowDecoder.Decode"/> left, which are those with a <see cref="RecordHeader.Cursor"/> of -1.
    /// </summary>
    public LineReader Reader { get; }

    /// <summary>The number of lines.</summary>
    public int Count { get; set; }

    /// <summary>A bit for each line: set if its record is selected.</summary>
    public ulong Selection { get; set; } = ulong.MaxValue;

    public ref RecordHeader Headers => ref MemoryMarshal.GetArrayDataReference(_headers);

    /// <summary>The rows, <see cref="Plan.RowLayout.Size"/> bytes each.</summary>
    public ref byte Rows => ref MemoryMarshal.GetArrayDataReference(_rows);

    /// <summary>The numbers of the lines that have to be decoded again.</summary>
    public ref byte Refused => ref MemoryMarshal.GetArrayDataReference(_refused);

    public ref RecordHeader Header(int line) => ref Unsafe.Add(ref Headers, line);

    public ref byte Row(int line) => ref Unsafe.Add(ref Rows, line * Schema.Layout.Size);

    /// <summary>Leaves all lines to the line reader.</summary>
    public void DecodeCareful(ref RecordWindow window)
    {
        int count = 0;
        for (; count < Capacity && !window.IsAtEnd; count++)
            window.Cursor = window.MarkCareful(window.Cursor, ref Header(count));
        Count = count;
    }

    /// <summary>Leaves the lines without a time of their own to the line reader, because where they come from has one for each.</summary>
    public void MarkWithoutTime()
    {
        ulong times = BitOf(FlowLogField.End) | BitOf(FlowLogField.Start);
        for (int i = 0; i < Count; i++)
        {
            ref RecordHeader header = ref Header(i);
            if ((header.Absent & times) == times)
                header.Cursor = -1;
        }
    }

    private ulong BitOf(FlowLogField field)
    {
        int slot = Schema.Plan.SlotOf(field);
        return slot is < 0 or >= 64 ? 0 : 1UL << slot;
    }
}
