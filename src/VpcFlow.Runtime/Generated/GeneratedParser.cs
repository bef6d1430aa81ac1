using System.ComponentModel;
using System.Runtime.CompilerServices;
using VpcFlow.Documents;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>The parser of a format around the code that the generator wrote for it.</summary>
/// <typeparam name="TCodec">The code.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedParser<TCodec, TRow> : FlowLogParser
    where TCodec : struct, IRecordCodec<TRow>
    where TRow : unmanaged
{
    /// <summary>Makes the parser.</summary>
    public GeneratedParser(FlowLogFormat format, FlowLogParserOptions options)
        : base(format, options)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal override void DecodeBatch(ref RecordWindow window, RowBatch batch)
    {
        if (!TCodec.HasFastPath)
        {
            batch.DecodeCareful(ref window);
            return;
        }

        ReadShapes(ref window, batch);
        int refusals = DecodeLines(ref window, batch);
        if (refusals > 0)
            DecodeRefused(ref window, batch, refusals);
    }

    /// <summary>Finds the next lines and what the separator index tells of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ReadShapes(ref RecordWindow window, RowBatch batch)
    {
        ref RecordHeader header = ref batch.Headers;
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref byte flags = ref window.Index.Flags;
        int end = window.Index.Count;
        int cursor = window.Cursor;
        int count = 0;
        for (; count < RowBatch.Capacity && cursor < end; count++)
        {
            cursor = RecordShape.TryRead(ref text, ref starts, ref flags, cursor, TCodec.FieldCount, ref header)
                ? cursor + TCodec.FieldCount
                : window.MarkCareful(cursor, ref header);
            NextWindow.Prefetch(ref Unsafe.Add(ref text, header.Start));
            header = ref Unsafe.Add(ref header, 1);
        }

        window.Cursor = cursor;
        batch.Count = count;
    }

    /// <summary>Decodes lines of traffic; notes and counts those that are refused.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int DecodeLines(ref RecordWindow window, RowBatch batch)
    {
        ref TRow row = ref Unsafe.As<RowBatch<TRow>>(batch).Rows;
        ref RecordHeader header = ref batch.Headers;
        ref byte text = ref window.Text;
        ref uint starts = ref window.Index.Starts;
        ref byte refused = ref batch.Refused;
        int count = batch.Count;
        int refusals = 0;
        for (int i = 0; i < count; i++)
        {
            int cursor = header.Cursor;
            if (cursor >= 0)
            {
                // Which records are refused can't be predicted. So all are noted, and those stay that are.
                bool isDecoded = TCodec.TryDecode(ref text, ref Unsafe.Add(ref starts, cursor), ref header, ref row);
                Unsafe.Add(ref refused, refusals) = (byte)i;
                refusals += 1 - Unsafe.BitCast<bool, byte>(isDecoded);
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, 1);
        }

        return refusals;
    }

    /// <summary>Decodes the other lines, or leaves them to the careful reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DecodeRefused(ref RecordWindow window, RowBatch batch, int refusals)
    {
        for (int i = 0; i < refusals; i++)
        {
            int line = Unsafe.Add(ref batch.Refused, i);
            ref RecordHeader header = ref batch.Header(line);
            if (!TCodec.TryDecodeAny(ref window.Text, ref Unsafe.Add(ref window.Index.Starts, header.Cursor), ref header, ref Unsafe.As<RowBatch<TRow>>(batch).Row(line)))
                header.Cursor = -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override int WriteBatch(ref RecordWindow window, RowBatch batch, DocumentConverter run, ref DocumentOutput output)
    {
        if (TCodec.CommunityIdFields != 0)
            HashFlows(batch);
        int done = WriteDocuments(ref window, batch, run, ref output, out int records);
        run.AddRecords(records);
        return done;
    }

    private protected override RowBatch CreateBatch() => new RowBatch<TRow>(this);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void HashFlows(RowBatch batch)
    {
        ref TRow row = ref Unsafe.As<RowBatch<TRow>>(batch).Rows;
        ref RecordHeader header = ref batch.Headers;
        ref byte flow = ref batch.Flows;
        for (int i = 0; i < batch.Count; i++)
        {
            // A line without the fields of a flow leaves what an earlier one wrote; its hash is not used.
            if (header.Cursor >= 0 && (header.Absent & TCodec.CommunityIdFields) == 0)
                TCodec.WriteFlow(ref header, ref row, ref flow);
            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, 1);
            flow = ref Unsafe.Add(ref flow, FlowMessage.BlockSize);
        }

        CommunityIdHasher.Hash(ref batch.Flows, batch.Count, ref batch.CommunityIds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int WriteDocuments(ref RecordWindow window, RowBatch batch, DocumentConverter run, ref DocumentOutput output, out int records)
    {
        ref TRow row = ref Unsafe.As<RowBatch<TRow>>(batch).Rows;
        ref RecordHeader header = ref batch.Headers;
        ref byte communityId = ref batch.CommunityIds;
        records = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            if (header.Cursor < 0)
            {
                if (!run.WriteCareful(ref window, in header, i, ref output))
                    return i + 1;
            }
            else
            {
                ref byte target = ref output.Reserve(TCodec.DocumentFixedSize + (TCodec.DocumentCopiesOfLine * (int)header.Length) + DocumentWriter.Slack);
                ref uint starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
                nint length = (header.Absent & TCodec.DenseFields) == 0
                    ? TCodec.WriteDense(ref target, ref window.Text, ref starts, ref header, ref row, ref communityId, run.State)
                    : TCodec.WriteSparse(ref target, ref window.Text, ref starts, ref header, ref row, ref communityId, run.State);
                output.Advance((int)length);
                records++;
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, 1);
            communityId = ref Unsafe.Add(ref communityId, CommunityIdHasher.TextStride);
        }

        return batch.Count;
    }
}
