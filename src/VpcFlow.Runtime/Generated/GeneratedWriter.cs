using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Documents;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Documents.Fragments;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>Writes documents with the code that the generator wrote for their format.</summary>
/// <typeparam name="TCodec">The code.</typeparam>
/// <typeparam name="TRow">The decoded values of a record.</typeparam>
/// <param name="schema">Where the values of fields are.</param>
/// <param name="interpreted">Writes the documents of records that lack fields which records of traffic have.</param>
internal sealed class GeneratedWriter<TCodec, TRow>(RowSchema schema, Lazy<InterpretedWriter> interpreted) : RowWriter
    where TCodec : struct, IRecordCodec<TRow>
    where TRow : unmanaged
{
    private readonly EnrichedAddresses _addresses = new(schema);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref RecordWindow window, RowBatch batch, ulong rows, DocumentScratch scratch, ref DocumentOutput output)
    {
        if (TCodec.CommunityIdFields != 0)
            HashFlows(batch, rows, scratch);
        if (scratch.Context.Fragments.Any)
        {
            scratch.Context.Fragments.LookUp(_addresses, batch, rows);
            WriteDocuments<WithFragments>(ref window, batch, rows, scratch, ref output);
        }
        else
        {
            WriteDocuments<WithoutFragments>(ref window, batch, rows, scratch, ref output);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void HashFlows(RowBatch batch, ulong rows, DocumentScratch scratch)
    {
        ref TRow first = ref Unsafe.As<byte, TRow>(ref batch.Rows);
        ref RecordHeader headers = ref batch.Headers;
        ref byte flow = ref scratch.Flows;
        int count = BitOperations.PopCount(rows);
        for (; rows != 0; rows &= rows - 1)
        {
            // A record without the fields of a flow leaves what an earlier one wrote; its hash is not used.
            int line = BitOperations.TrailingZeroCount(rows);
            ref RecordHeader header = ref Unsafe.Add(ref headers, line);
            if ((header.Absent & TCodec.CommunityIdFields) == 0)
                TCodec.WriteFlow(ref header, ref Unsafe.Add(ref first, line), ref flow);
            flow = ref Unsafe.Add(ref flow, FlowMessage.BlockSize);
        }

        CommunityIdHasher.Hash(ref scratch.Flows, count, ref scratch.CommunityIds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void WriteDocuments<TFragments>(
        ref RecordWindow window, RowBatch batch, ulong rows, DocumentScratch scratch, ref DocumentOutput output)
        where TFragments : struct
    {
        ref TRow first = ref Unsafe.As<byte, TRow>(ref batch.Rows);
        ref RecordHeader headers = ref batch.Headers;
        ref byte communityId = ref scratch.CommunityIds;
        ref int documentLength = ref scratch.Lengths;
        DocumentContext context = scratch.Context;
        for (; rows != 0; rows &= rows - 1)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            ref RecordHeader header = ref Unsafe.Add(ref headers, line);
            ref TRow row = ref Unsafe.Add(ref first, line);
            nint length;
            if ((header.Absent & TCodec.DenseFields) == 0)
            {
                int size = TCodec.DocumentFixedSize + (TCodec.DocumentCopiesOfLine * (int)header.Length) + DocumentSizes.Slack;
                if (typeof(TFragments) == typeof(WithFragments))
                {
                    context.Fragments.BeginRow(context.Fragments.WindowStart + header.Start, line);
                    size += context.Fragments.Size;
                }

                ref byte target = ref output.Reserve(size);
                ref uint starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
                length = TCodec.WriteDocument<TFragments>(
                    ref target, ref window.Text, ref starts, ref header, ref row, ref communityId, context);
            }
            else
            {
                length = interpreted.Value.WriteOne(ref window, batch, line, ref communityId, context, ref output);
            }

            output.Advance((int)length);
            documentLength = (int)length;
            documentLength = ref Unsafe.Add(ref documentLength, 1);
            communityId = ref Unsafe.Add(ref communityId, CommunityIdHasher.TextStride);
        }
    }
}
