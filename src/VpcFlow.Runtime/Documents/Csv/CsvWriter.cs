using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VpcFlow.Generated;
using VpcFlow.Records;

namespace VpcFlow.Documents.Csv;

/// <summary>
/// Writes records as rows of CSV. A row is nearly its line with commas for spaces, so fields that follow each other in both are copied
/// together.
/// </summary>
/// <param name="schema">Where the values of fields are.</param>
/// <param name="columns">The columns; those of fields that are not read are empty.</param>
internal sealed class CsvWriter(RowSchema schema, IReadOnlyList<FlowLogField> columns) : RecordWriter
{
    /// <summary>The number of bytes after a row that a copy by vectors may overwrite.</summary>
    private const int Slack = 64;

    private readonly CsvStep[] _steps = [.. CsvStep.Of(schema, columns)];
    private readonly int _rowSize = schema.Layout.Size;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Write(ref RecordWindow window, RowBatch batch, ulong rows, DocumentScratch scratch, ref DocumentOutput output)
    {
        ref int length = ref scratch.Lengths;
        for (; rows != 0; rows &= rows - 1)
        {
            int line = BitOperations.TrailingZeroCount(rows);
            ref RecordHeader header = ref batch.Header(line);
            var record = new DocumentRecord
            {
                Text = ref window.Text,
                Starts = ref Unsafe.Add(ref window.Index.Starts, header.Cursor),
                Row = ref Unsafe.Add(ref batch.Rows, line * _rowSize),
                Absent = header.Absent,
            };
            ref byte target = ref output.Reserve((int)header.Length + columns.Count + Slack);
            length = (int)WritePlain(ref target, ref record);
            if (length == 0)
                length = WriteFields(ref record, output.ReserveSpan(MaxLength((int)header.Length)));
            output.Advance(length);
            length = ref Unsafe.Add(ref length, 1);
        }
    }

    public override void WriteCareful(
        LineReader reader,
        scoped ReadOnlySpan<byte> text,
        scoped ReadOnlySpan<byte> original,
        long position,
        DocumentScratch scratch,
        ref DocumentOutput output)
    {
        int highOffset = schema.Layout.AbsentHighOffset;
        var record = new DocumentRecord
        {
            Text = ref MemoryMarshal.GetReference(text),
            Starts = ref MemoryMarshal.GetReference(reader.Starts),
            Row = ref reader.Row,
            Absent = reader.Header.Absent,
            AbsentHigh = highOffset < 0 ? 0 : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref reader.Row, highOffset)),
        };
        output.Advance(WriteFields(ref record, output.ReserveSpan(MaxLength(text.Length))));
    }

    /// <summary>Returns the maximum length of the row of any text.</summary>
    private int MaxLength(int textLength)
        => checked((CsvText.MaxGrowth * textLength) + ((CsvText.Quotes + 1) * columns.Count) + CsvText.Quotes);

    /// <summary>
    /// Writes the row of plain text and returns its length; 0 if a value may need quotes, or the row would be a blank line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private nint WritePlain(ref byte output, scoped ref DocumentRecord record)
    {
        ref byte text = ref record.Text;
        ref uint starts = ref record.Starts;
        Vector256<byte> commas = Vector256<byte>.Zero;
        nint at = 0;
        foreach (ref readonly CsvStep step in _steps.AsSpan())
        {
            if (step.Slot >= 0)
            {
                uint start = Unsafe.Add(ref starts, step.Slot);
                for (ulong absent = record.Absent & step.Mask; absent != 0; absent &= absent - 1)
                {
                    // The separator before the hyphen is copied, the hyphen is not.
                    uint hyphen = Unsafe.Add(ref starts, BitOperations.TrailingZeroCount(absent));
                    at = Copy(ref output, at, ref Unsafe.Add(ref text, start), hyphen - start, ref commas);
                    start = hyphen + 1;
                }

                uint end = Unsafe.Add(ref starts, step.Slot + step.Count) - 1;
                at = Copy(ref output, at, ref Unsafe.Add(ref text, start), end - start, ref commas);
            }

            Unsafe.Add(ref output, at++) = (byte)',';
        }

        Unsafe.Add(ref output, at - 1) = (byte)'\n';
        return at == 1 | commas != Vector256<byte>.Zero ? 0 : at;
    }

    /// <summary>Copies fields with commas for the spaces between them, and notes commas among or soon after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Copy(ref byte output, nint at, ref byte text, uint length, ref Vector256<byte> commas)
    {
        uint copied = 0;
        do
        {
            Vector256<byte> bytes = Vector256.LoadUnsafe(ref text, copied);
            Vector256<byte> spaces = Vector256.Equals(bytes, Vector256.Create((byte)' '));
            commas |= Vector256.Equals(bytes, Vector256.Create((byte)','));
            (bytes ^ (spaces & Vector256.Create((byte)(' ' ^ ',')))).StoreUnsafe(ref output, (nuint)at + copied);
            copied += 32;
        }
        while (copied < length);
        return at + (nint)length;
    }

    /// <summary>Writes the row of any text field by field, and returns its length; the caller advances the output.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int WriteFields(scoped ref DocumentRecord record, Span<byte> target)
    {
        int at = 0;
        foreach (CsvStep step in _steps)
        {
            for (int slot = step.Slot; slot < step.Slot + step.Count; slot++)
            {
                if (record.IsPresent(slot))
                    at += CsvText.Write(target[at..], record.FieldText(slot));
                target[at++] = (byte)',';
            }
        }

        // A blank line would not be a row.
        if (at == 1)
            at = Blank(target);
        target[at - 1] = (byte)'\n';
        return at;
    }

    /// <summary>Writes an empty value in quotes, with its separator, and returns its length.</summary>
    private static int Blank(Span<byte> target)
    {
        "\"\","u8.CopyTo(target);
        return 3;
    }
}
