using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>A column of texts, each stored once.</summary>
internal sealed class TextColumn(ColumnSpec spec) : ColumnBuffer(spec)
{
    /// <summary>The size of a page of texts that are not in a dictionary.</summary>
    private const int MaxPage = 4 << 20;

    /// <summary>The size of the largest dictionary, which readers keep in memory.</summary>
    private const int MaxDictionary = 16 << 20;

    /// <summary>The longest value that is stored as the least or the greatest one.</summary>
    private const int MaxBound = 256;

    private readonly ValueList<int> _places = new();
    private TextTable _texts = new();
    private long _plainSize;

    public override TextTable Texts => _texts;

    public override long Memory => _places.Memory + _texts.Memory;

    public override long EstimatedSize => Math.Min(_plainSize, DictionarySize);

    private long DictionarySize => _texts.Bytes.Length + (_places.Count * (long)RunEncoder.WidthOf(_texts.Count) / 8);

    public override ColumnSummary Write(ColumnScratch scratch, int[]? order)
    {
        bool isInDictionary = DictionarySize < _plainSize && _texts.Bytes.Length <= MaxDictionary;
        if (isInDictionary)
            scratch.Pages.WriteDictionary(_texts.Bytes, _texts.Count);
        int rows = isInDictionary ? PageRows : Math.Clamp(MaxPage / (sizeof(int) + _texts.MaxLength), 1, PageRows);
        int width = RunEncoder.WidthOf(_texts.Count);
        int[] places = ArrayPool<int>.Shared.Rent(rows);
        for (int start = 0; start < _places.Count; start += rows)
        {
            Span<int> page = places.AsSpan(0, Math.Min(rows, _places.Count - start));
            _places.CopyTo(order, start, page);
            if (isInDictionary)
                scratch.WritePlaces(page, width, Spec, AbsentCount);
            else
                WriteTexts(scratch, page);
        }

        ArrayPool<int>.Shared.Return(places);
        (byte[] min, byte[] max) = _texts.Count == 0 || _texts.MaxLength > MaxBound ? ([], []) : _texts.Range();
        return new ColumnSummary(scratch.Pages.End(), AbsentCount, min, max);
    }

    public override void Clear()
    {
        base.Clear();
        _places.Clear();
        _texts = new TextTable();
        _plainSize = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void AddPresent(in RowSlice rows, ulong selected, FieldAccess access)
    {
        Span<int> places = stackalloc int[64];
        int count = 0;
        for (; selected != 0; selected &= selected - 1)
        {
            int row = BitOperations.TrailingZeroCount(selected);
            if (!rows.IsPresent(row, access.Slot))
            {
                places[count++] = Levels.Absent<int>(0);
                AbsentCount++;
                continue;
            }

            ReadOnlySpan<byte> text = rows.Text(row, access.Slot);
            places[count++] = _texts.PlaceOf(text);
            _plainSize += sizeof(int) + text.Length;
        }

        _places.Add(places[..count]);
    }

    public override void Add(ReadOnlySpan<long> values)
    {
        Span<int> places = stackalloc int[64];
        for (int i = 0; i < values.Length; i++)
        {
            if (Levels.IsAbsent(values[i]))
            {
                places[i] = Levels.Absent<int>(Levels.Of(values[i]));
                AbsentCount++;
                continue;
            }

            places[i] = (int)values[i];
            _plainSize += _texts.WithLength(places[i]).Length;
        }

        _places.Add(places[..values.Length]);
    }

    protected override void AddAbsent(int count)
    {
        Span<int> places = stackalloc int[64];
        places.Fill(Levels.Absent<int>(0));
        _places.Add(places[..count]);
    }

    private void WriteTexts(ColumnScratch scratch, Span<int> page)
    {
        foreach (int place in scratch.WriteLevels(page, Spec, AbsentCount))
            scratch.Pages.Page.Write(_texts.WithLength(place));
        scratch.Pages.WriteData(page.Length, PageEncoding.Plain);
    }
}
