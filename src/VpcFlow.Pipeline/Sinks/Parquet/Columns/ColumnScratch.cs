using System.Buffers;
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

    /// <summary>Begins a page by writing which of its values are absent, after the length of that.</summary>
    /// <param name="values">The values, of which negative ones are absent; those that are present are moved together.</param>
    /// <param name="absent">The number of absent values in the column.</param>
    /// <returns>The values that are present.</returns>
    public Span<T> WriteLevels<T>(Span<T> values, long absent)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        _runs.ResetWrittenCount();
        int count = values.Length;
        if (absent == 0)
            RunEncoder.Repeat(1, count, width: 1, _runs);
        else
            count = Separate(values);
        Span<byte> length = Pages.Page.GetSpan(sizeof(int));
        BitConverter.TryWriteBytes(length, _runs.WrittenCount);
        Pages.Page.Advance(sizeof(int));
        Pages.Page.Write(_runs.WrittenSpan);
        return values[..count];
    }

    /// <summary>Writes a page of places in a dictionary, of which negative ones are absent values.</summary>
    /// <param name="places">The places, which are overwritten.</param>
    /// <param name="width">The number of bits of a place.</param>
    /// <param name="absent">The number of absent values in the column.</param>
    public void WritePlaces(Span<int> places, int width, long absent)
    {
        Span<int> present = WriteLevels(places, absent);
        Pages.Page.Write([(byte)width]);
        RunEncoder.Encode(present, width, Pages.Page);
        Pages.WriteData(places.Length, PageEncoding.RunLengthDictionary);
    }

    public void Dispose() => Pages.Dispose();

    private int Separate<T>(Span<T> values)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        if (_levels.Length < values.Length)
            _levels = new int[values.Length];
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i];
            int level = T.IsNegative(value) ? 0 : 1;
            _levels[i] = level;
            values[count] = value;
            count += level;
        }

        RunEncoder.Encode(_levels.AsSpan(0, values.Length), width: 1, _runs);
        return count;
    }
}
