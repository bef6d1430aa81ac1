using System.Buffers;
using System.Numerics;
using VpcFlow.Pipeline.Containers.Parquet.Metadata;
using VpcFlow.Pipeline.Sinks.Parquet.Pages;

namespace VpcFlow.Pipeline.Sinks.Parquet.Columns;

/// <summary>What columns need while they are written, and share since they are written one after another.</summary>
internal sealed class ColumnScratch(ParquetCodec codec) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _runs = new();
    private int[] _levels = [];

    public PageWriter Pages { get; } = new(codec);

    public ValueDictionary Dictionary { get; } = new();

    /// <summary>Begins a page by writing which of its values are absent, and of lists that each has one element.</summary>
    /// <param name="values">The values, see <see cref="Levels"/>; those that are present are moved together.</param>
    /// <param name="spec">The column.</param>
    /// <param name="absent">The number of absent values in the column.</param>
    /// <returns>The values that are present.</returns>
    public Span<T> WriteLevels<T>(Span<T> values, ColumnSpec spec, long absent)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (spec.IsList)
        {
            RunEncoder.Repeat(0, values.Length, width: 1, _runs);
            WriteRuns();
        }

        int count = values.Length;
        if (absent == 0)
            RunEncoder.Repeat(spec.MaxLevel, count, WidthOf(spec), _runs);
        else
            count = Separate(values, spec);
        WriteRuns();
        return values[..count];
    }

    /// <summary>Begins a page of lists that all have the same number of elements.</summary>
    /// <param name="lists">The number of lists.</param>
    /// <param name="spec">The column.</param>
    public void WriteListLevels(int lists, ColumnSpec spec)
    {
        int[] levels = ArrayPool<int>.Shared.Rent(lists * spec.Elements.Length);
        Span<int> used = levels.AsSpan(0, lists * spec.Elements.Length);
        for (int i = 0; i < used.Length; i++)
            used[i] = i % spec.Elements.Length == 0 ? 0 : 1;
        RunEncoder.Encode(used, width: 1, _runs);
        ArrayPool<int>.Shared.Return(levels);
        WriteRuns();
        RunEncoder.Repeat(spec.MaxLevel, used.Length, WidthOf(spec), _runs);
        WriteRuns();
    }

    /// <summary>Writes a page of places in a dictionary.</summary>
    /// <param name="places">The places, see <see cref="Levels"/>, which are overwritten.</param>
    /// <param name="width">The number of bits of a place.</param>
    /// <param name="spec">The column.</param>
    /// <param name="absent">The number of absent values in the column.</param>
    public void WritePlaces(Span<int> places, int width, ColumnSpec spec, long absent)
    {
        Span<int> present = WriteLevels(places, spec, absent);
        Pages.Page.Write([(byte)width]);
        RunEncoder.Encode(present, width, Pages.Page);
        Pages.WriteData(places.Length, PageEncoding.RunLengthDictionary);
    }

    public void Dispose() => Pages.Dispose();

    /// <summary>Returns the number of bits of the levels of a column.</summary>
    private static int WidthOf(ColumnSpec spec) => RunEncoder.WidthOf(spec.MaxLevel + 1);

    /// <summary>Writes levels after the length of their runs.</summary>
    private void WriteRuns()
    {
        Span<byte> length = Pages.Page.GetSpan(sizeof(int));
        BitConverter.TryWriteBytes(length, _runs.WrittenCount);
        Pages.Page.Advance(sizeof(int));
        Pages.Page.Write(_runs.WrittenSpan);
        _runs.ResetWrittenCount();
    }

    private int Separate<T>(Span<T> values, ColumnSpec spec)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (_levels.Length < values.Length)
            _levels = new int[values.Length];
        int count = 0;
        int max = spec.MaxLevel;
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i];
            bool isAbsent = Levels.IsAbsent(value);
            _levels[i] = isAbsent ? Levels.Of(value) : max;
            values[count] = value;
            count += isAbsent ? 0 : 1;
        }

        RunEncoder.Encode(_levels.AsSpan(0, values.Length), WidthOf(spec), _runs);
        return count;
    }
}
