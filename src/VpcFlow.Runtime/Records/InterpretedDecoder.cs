using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Generated;

namespace VpcFlow.Records;

/// <summary>
/// Decodes lines of a format that is known only at run time: for each group of fields, one loop over the lines of a batch.
/// </summary>
internal sealed class InterpretedDecoder : RowDecoder
{
    private readonly NumberGroup[] _numbers;
    private readonly AddressGroup[] _addresses;

    public InterpretedDecoder(RowSchema schema, FlowLogFormat format)
        : base(schema, format)
    {
        _numbers = schema.Plan.HasFastPath ? [.. NumberGroup.Of(schema.Layout)] : [];
        _addresses = schema.Plan.HasFastPath ? [.. AddressGroup.Of(schema.Layout)] : [];
    }

    public override void Decode(ref RecordWindow window, RowBatch batch)
    {
        if (!Schema.Plan.HasFastPath)
        {
            batch.DecodeCareful(ref window);
            return;
        }

        ReadShapes(ref window, batch);
        Span<ulong> errors = stackalloc ulong[RowBatch.Capacity];
        errors.Clear();
        ref ulong first = ref MemoryMarshal.GetReference(errors);
        foreach (NumberGroup group in _numbers)
            group.Decode(ref window, batch, ref first);
        foreach (AddressGroup group in _addresses)
            group.Decode(ref window, batch, ref first);
        for (int i = 0; i < batch.Count; i++)
        {
            if (errors[i] != 0)
                batch.Header(i).Cursor = -1;
        }
    }

    /// <summary>Finds the next lines and their properties in the separator index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void ReadShapes(ref RecordWindow window, RowBatch batch)
    {
        ref RecordHeader header = ref batch.Headers;
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref byte flags = ref window.Index.Flags;
        int fields = Schema.FieldCount;
        int end = window.Index.Count;
        int cursor = window.Cursor;
        int count = 0;
        for (; count < RowBatch.Capacity && cursor < end; count++)
        {
            cursor = LineShape.TryRead(ref text, ref starts, ref flags, cursor, fields, ref header)
                ? cursor + fields
                : window.MarkCareful(cursor, ref header);
            NextWindow.Prefetch(ref Unsafe.Add(ref text, header.Start));
            header = ref Unsafe.Add(ref header, 1);
        }

        window.Cursor = cursor;
        batch.Count = count;
    }
}
