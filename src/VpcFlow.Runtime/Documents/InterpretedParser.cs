using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Decoding;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Interprets the plan of a format that is known only at run time.</summary>
internal sealed class InterpretedParser(FlowLogFormat format, FlowLogParserOptions options) : FlowLogParser(format, options)
{
    private FieldSlot[]? _validated;

    private FieldSlot[] Validated => _validated ??= [.. Plan.DecodedSlots.Where(s => s.IsValidated)];

    internal override void DecodeBatch(ref RecordWindow window, RowBatch batch)
    {
        if (!Plan.HasFastPath)
        {
            batch.DecodeCareful(ref window);
            return;
        }

        var interpreted = (InterpretedBatch)batch;
        int fields = Plan.Slots.Length;
        int count = 0;
        for (; count < RowBatch.Capacity && !window.IsAtEnd; count++)
        {
            ref RecordHeader header = ref batch.Header(count);
            window.Cursor = RecordShape.TryRead(ref window.Text, ref window.Index.Starts, ref window.Index.Flags, window.Cursor, fields, ref header) && TryDecode(ref window, ref header, interpreted.Record(count))
                ? window.Cursor + fields
                : window.MarkCareful(window.Cursor, ref header);
        }

        batch.Count = count;
    }

    internal override int WriteBatch(ref RecordWindow window, RowBatch batch, DocumentConverter run, ref DocumentOutput output)
    {
        var interpreted = (InterpretedBatch)batch;
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch.Header(i).Cursor >= 0)
                interpreted.HasFlow[i] = batch.Flow.TryWrite(interpreted.Record(i), ref Unsafe.Add(ref batch.Flows, i * FlowMessage.BlockSize));
        }

        if (Plan.HasCommunityId)
            CommunityIdHasher.Hash(ref batch.Flows, batch.Count, ref batch.CommunityIds);
        ReadOnlySpan<byte> text = MemoryMarshal.CreateReadOnlySpan(ref window.Text, window.Length);
        for (int i = 0; i < batch.Count; i++)
        {
            ref RecordHeader header = ref batch.Header(i);
            if (header.Cursor < 0)
            {
                if (!run.WriteCareful(ref window, in header, i, ref output))
                    return i + 1;
                continue;
            }

            ReadOnlySpan<byte> communityId = MemoryMarshal.CreateReadOnlySpan(ref batch.CommunityId(i), DocumentSizes.CommunityId);
            batch.Document.Write(ref output, interpreted.Record(i), text, window.Line(in header), isClean: true, interpreted.HasFlow[i] ? communityId : default, run.State);
            run.AddRecords(1);
        }

        return batch.Count;
    }

    private protected override RowBatch CreateBatch() => new InterpretedBatch(this);

    private bool TryDecode(ref RecordWindow window, ref RecordHeader header, CarefulRecord record)
    {
        ref uint starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
        for (int i = 0; i < Plan.Slots.Length; i++)
        {
            uint start = Unsafe.Add(ref starts, i);
            record.SetText(i, (int)start, (int)(Unsafe.Add(ref starts, i + 1) - start - 1));
        }

        ulong error = 0;
        foreach (FieldSlot slot in Validated)
        {
            if (((header.Absent >> slot.Index) & 1) != 0)
                continue;
            if (slot.IsAddress)
            {
                FieldDecoder.Address(ref window.Text, ref starts, slot.Index, ref header, ref record.AddressAt(slot.Index), ref error);
            }
            else
            {
                ReadOnlySpan<byte> digits = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window.Text, record.Start(slot.Index)), record.TextLength(slot.Index));
                if (!ScalarNumberDecoder.TryDecode(digits, slot.MaxValue, out record.NumberAt(slot.Index), out _))
                    return false;
            }
        }

        record.AbsentFields = header.Absent;
        record.IPv6Fields = header.IPv6;
        record.SourceTime = null;
        return error == 0;
    }

    /// <summary>A batch whose values stand in one <see cref="CarefulRecord"/> per line.</summary>
    internal sealed class InterpretedBatch : RowBatch
    {
        private readonly CarefulRecord[] _records;

        public InterpretedBatch(FlowLogParser parser)
            : base(parser)
        {
            _records = [.. Enumerable.Range(0, Capacity).Select(_ => new CarefulRecord(parser.Plan))];
        }

        /// <summary>Whether each line has a Community ID.</summary>
        public bool[] HasFlow { get; } = new bool[Capacity];

        public CarefulRecord Record(int line) => _records[line];
    }
}
