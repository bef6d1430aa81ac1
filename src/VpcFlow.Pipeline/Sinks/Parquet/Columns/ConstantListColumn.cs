using System.Buffers;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A column of lists of texts that is the same in all rows.</summary>
internal sealed class ConstantListColumn(ColumnSpec spec) : ColumnBuffer(spec)
{
    private readonly TextTable _texts = new();
    private int _count;

    public override long Memory => _texts.Memory;

    public override long EstimatedSize => _texts.Bytes.Length;

    public override void Add(ReadOnlySpan<long> values) => _count += values.Length;

    public override ColumnSummary Write(ColumnScratch scratch, int[]? order)
    {
        int[] element = [.. Spec.Elements.Select(e => _texts.PlaceOf(System.Text.Encoding.UTF8.GetBytes(e)))];
        scratch.Pages.WriteDictionary(_texts.Bytes, _texts.Count);
        int width = RunEncoder.WidthOf(_texts.Count);
        int[] places = [.. Enumerable.Repeat(element, Math.Min(_count, PageRows)).SelectMany(p => p)];
        for (int start = 0; start < _count; start += PageRows)
        {
            int lists = Math.Min(PageRows, _count - start);
            scratch.WriteListLevels(lists, Spec);
            scratch.Pages.Page.Write([(byte)width]);
            RunEncoder.Encode(places.AsSpan(0, lists * element.Length), width, scratch.Pages.Page);
            scratch.Pages.WriteData(lists * element.Length, PageEncoding.RunLengthDictionary);
        }

        (byte[] min, byte[] max) = _texts.Range();
        return new ColumnSummary(scratch.Pages.End(), AbsentCount, min, max) { ValuesPerRow = element.Length };
    }

    public override void Clear()
    {
        base.Clear();
        _count = 0;
    }

    protected override void AddPresent(in RowSlice rows, ulong selected, FieldAccess access)
        => throw new InvalidOperationException("No field is a list.");

    protected override void AddAbsent(int count) => throw new InvalidOperationException("No field is a list.");
}
