using System.Runtime.CompilerServices;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>Decodes lines with the code that the generator wrote for their format.</summary>
/// <typeparam name="TCodec">The code.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
internal sealed class GeneratedDecoder<TCodec, TRow>(RowSchema schema, FlowLogFormat format) : RowDecoder(schema, format)
    where TCodec : struct, IRecordCodec<TRow>
    where TRow : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Decode(ref RecordWindow window, RowBatch batch)
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

    /// <summary>Finds the next lines and their properties in the separator index.</summary>
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
            cursor = LineShape.TryRead(ref text, ref starts, ref flags, cursor, TCodec.FieldCount, ref header)
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
        ref TRow row = ref Unsafe.As<byte, TRow>(ref batch.Rows);
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
                // Which records are refused can't be predicted, so all are noted, and only the refused ones are kept.
                bool isDecoded = TCodec.TryDecode(ref text, ref Unsafe.Add(ref starts, cursor), ref header, ref row);
                Unsafe.Add(ref refused, refusals) = (byte)i;
                refusals += 1 - Unsafe.BitCast<bool, byte>(isDecoded);
            }

            header = ref Unsafe.Add(ref header, 1);
            row = ref Unsafe.Add(ref row, 1);
        }

        return refusals;
    }

    /// <summary>Decodes the other lines, or leaves them to the line reader.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DecodeRefused(ref RecordWindow window, RowBatch batch, int refusals)
    {
        for (int i = 0; i < refusals; i++)
        {
            int line = Unsafe.Add(ref batch.Refused, i);
            ref RecordHeader header = ref batch.Header(line);
            ref uint starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
            ref TRow row = ref Unsafe.Add(ref Unsafe.As<byte, TRow>(ref batch.Rows), line);
            if (!TCodec.TryDecodeAny(ref window.Text, ref starts, ref header, ref row))
                header.Cursor = -1;
        }
    }
}
