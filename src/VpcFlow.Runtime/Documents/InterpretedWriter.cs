using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Documents.Fragments;
using VpcFlow.Generated;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>
/// Writes documents by interpreting the plan that the generator emits as code; for any parser, it also writes those of records that the
/// line reader read.
/// </summary>
/// <param name="schema">Where the values of fields are.</param>
/// <param name="documents">The schema of the documents.</param>
/// <param name="options">The options of the documents; whether they have fragments depends on the run.</param>
internal sealed class InterpretedWriter(RowSchema schema, DocumentSchema documents, DocumentOptions options) : RecordWriter
{
    private readonly DocumentPrograms _programs = new(schema, documents, options);
    private readonly FlowFields _flow = new(schema);
    private readonly EnrichedAddresses _addresses = new(schema);
    private readonly int _rowSize = schema.Layout.Size;
    private DocumentPrograms? _programsWithFragments;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref RecordWindow window, RowBatch batch, ulong rows, DocumentScratch scratch, ref DocumentOutput output)
    {
        if (_programs.Any.HasCommunityId)
            HashFlows(batch, rows, scratch);
        var record = new DocumentRecord
        {
            Text = ref window.Text,
            FallbackTime = scratch.Context.FallbackTime,
            CommunityId = ref scratch.CommunityIds,
        };
        DocumentFragments fragments = scratch.Context.Fragments;
        DocumentPrograms programs = ProgramsFor(fragments);
        if (fragments.Any)
            fragments.LookUp(_addresses, batch, rows);
        ref int length = ref scratch.Lengths;
        for (; rows != 0; rows &= rows - 1)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            ref RecordHeader header = ref batch.Header(line);
            record.Starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor);
            record.Row = ref Unsafe.Add(ref batch.Rows, line * _rowSize);
            record.Absent = header.Absent;
            record.IPv6 = header.IPv6;
            record.Start = header.Start;
            record.Length = header.Length;
            DocumentProgram program = programs.For(header.Absent);
            int fixedSize = program.FixedSize;
            if (fragments.Any)
            {
                fragments.BeginRow(fragments.WindowStart + header.Start, line);
                fixedSize += fragments.Size;
            }

            ref byte target = ref output.Reserve(fixedSize + (program.CopiesOfLine * (int)header.Length));
            length = (int)program.Write(ref target, ref record, scratch.Context);
            output.Advance(length);
            length = ref Unsafe.Add(ref length, 1);
            record.CommunityId = ref Unsafe.Add(ref record.CommunityId, CommunityIdHasher.TextStride);
        }
    }

    /// <summary>
    /// Writes the document of one row and returns its length; the caller advances the output, and has looked up the addresses of the row.
    /// </summary>
    /// <param name="window">The window of the row.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="line">The number of the row.</param>
    /// <param name="communityId">The Community ID, if the record has the fields of a flow.</param>
    /// <param name="context">The values that the documents of the run share.</param>
    /// <param name="output">Receives the document.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public nint WriteOne(
        ref RecordWindow window, RowBatch batch, int line, ref byte communityId, DocumentContext context, ref DocumentOutput output)
    {
        ref RecordHeader header = ref batch.Header(line);
        var record = new DocumentRecord
        {
            Text = ref window.Text,
            Starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor),
            Row = ref batch.Row(line),
            CommunityId = ref communityId,
            Absent = header.Absent,
            IPv6 = header.IPv6,
            Start = header.Start,
            Length = header.Length,
            FallbackTime = context.FallbackTime,
        };
        DocumentFragments fragments = context.Fragments;
        DocumentProgram program = ProgramsFor(fragments).For(header.Absent);
        int fixedSize = program.FixedSize;
        if (fragments.Any)
        {
            fragments.BeginRow(fragments.WindowStart + header.Start, line);
            fixedSize += fragments.Size;
        }

        ref byte target = ref output.Reserve(fixedSize + (program.CopiesOfLine * (int)header.Length));
        return program.Write(ref target, ref record, context);
    }

    public override void WriteCareful(
        LineReader reader,
        scoped ReadOnlySpan<byte> text,
        scoped ReadOnlySpan<byte> original,
        long position,
        DocumentScratch scratch,
        ref DocumentOutput output)
    {
        EscapedLine line = scratch.Escaped;
        line.Fill(text, reader.Starts, options.PreserveOriginal ? original : default);
        int highOffset = schema.Layout.AbsentHighOffset;
        var record = new DocumentRecord
        {
            Text = ref line.Text,
            Starts = ref line.Starts,
            Row = ref reader.Row,
            CommunityId = ref scratch.CommunityIds,
            Absent = reader.Header.Absent,
            AbsentHigh = highOffset < 0 ? 0 : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref reader.Row, highOffset)),
            IPv6 = reader.Header.IPv6,
            Start = line.OriginalStart,
            Length = line.OriginalLength,
            FallbackTime = reader.SourceTime ?? scratch.Context.FallbackTime,
        };
        if (_programs.Any.HasCommunityId)
        {
            _flow.Write(ref record.Row, record.Absent, record.AbsentHigh, ref scratch.Flows);
            CommunityIdHasher.Hash(ref scratch.Flows, 1, ref scratch.CommunityIds);
        }

        DocumentFragments fragments = scratch.Context.Fragments;
        DocumentProgram program = ProgramsFor(fragments).Any;
        int fixedSize = program.FixedSize;
        if (fragments.Any)
        {
            fragments.BeginRecord(position, _addresses, new EnrichedRecord(ref record.Row, record.Absent, record.AbsentHigh));
            fixedSize += fragments.Size;
        }

        ref byte target = ref output.Reserve(checked(fixedSize + (program.CopiesOfLine * line.MaxLength)));
        output.Advance((int)program.Write(ref target, ref record, scratch.Context));
    }

    private DocumentPrograms ProgramsFor(DocumentFragments fragments)
        => fragments.Any
            ? _programsWithFragments ??= new DocumentPrograms(schema, documents, options with { Fragments = true })
            : _programs;

    private void HashFlows(RowBatch batch, ulong rows, DocumentScratch scratch)
    {
        ref byte flow = ref scratch.Flows;
        int count = 0;
        for (; rows != 0; rows &= rows - 1, count++)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            _flow.Write(ref Unsafe.Add(ref batch.Rows, line * _rowSize), batch.Header(line).Absent, 0, ref flow);
            flow = ref Unsafe.Add(ref flow, FlowMessage.BlockSize);
        }

        CommunityIdHasher.Hash(ref scratch.Flows, count, ref scratch.CommunityIds);
    }
}
