using System.Buffers;
using System.Text;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>The names of regions that occur, as far as they can be names of regions: folders are named after them.</summary>
internal sealed class RegionTable
{
    private const int MaxLength = 32;

    /// <summary>The number of names after which others are not taken for regions.</summary>
    private const int MaxCount = 1024;

    private static readonly SearchValues<byte> s_characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);

    private readonly TextTable _names = new();

    /// <summary>Whether a text can be the name of a region.</summary>
    public static bool IsName(ReadOnlySpan<byte> name) => name.Length is > 0 and <= MaxLength && !name.ContainsAnyExcept(s_characters);

    /// <summary>Returns the place of a region, <see cref="PartitionKey.None"/> for text that is not the name of one.</summary>
    public int PlaceOf(ReadOnlySpan<byte> name)
    {
        if (!IsName(name))
            return PartitionKey.None;
        int place = _names.PlaceOf(name);
        return place < MaxCount ? place : PartitionKey.None;
    }

    /// <summary>Returns the name at a place; <see langword="null"/> for <see cref="PartitionKey.None"/>.</summary>
    public string? NameOf(int place) => place == PartitionKey.None ? null : Encoding.ASCII.GetString(_names[place]);
}
