namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>The description of a page, which precedes it.</summary>
internal readonly record struct PageHeader
{
    public PageKind Kind { get; private init; }

    /// <summary>The number of bytes of the page in the file.</summary>
    public int StoredLength { get; private init; }

    /// <summary>The number of bytes of the page when it is decompressed.</summary>
    public int Length { get; private init; }

    /// <summary>The checksum of the stored bytes, if there is one.</summary>
    public uint? Checksum { get; private init; }

    /// <summary>The number of values, absent ones included.</summary>
    public int Values { get; private init; }

    public PageEncoding Encoding { get; private init; }

    /// <summary>How it is encoded which values are absent, in a page of the first version.</summary>
    public PageEncoding LevelEncoding { get; private init; }

    /// <summary>The number of bytes before the values that say which are absent, in a page of the second version.</summary>
    public int LevelLength { get; private init; }

    /// <summary>The number of bytes before them that say which values are repeated, in a page of the second version.</summary>
    public int RepetitionLength { get; private init; }

    /// <summary>Whether the values are compressed as the column says.</summary>
    public bool IsCompressed { get; private init; }

    public static PageHeader Read(ref ThriftReader reader)
    {
        var header = new PageHeader { IsCompressed = true, Kind = (PageKind)(-1) };
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    header = header with { Kind = (PageKind)reader.Integer32(type) };
                    break;
                case 2:
                    header = header with { Length = reader.Integer32(type) };
                    break;
                case 3:
                    header = header with { StoredLength = reader.Integer32(type) };
                    break;
                case 4:
                    header = header with { Checksum = (uint)reader.Integer32(type) };
                    break;
                case 5 or 7 when reader.Expect(type == ThriftType.Struct):
                    header = ReadValues(ref reader, header);
                    break;
                case 8 when reader.Expect(type == ThriftType.Struct):
                    header = ReadValuesV2(ref reader, header);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }

    private static PageHeader ReadValues(ref ThriftReader reader, PageHeader header)
    {
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    header = header with { Values = reader.Integer32(type) };
                    break;
                case 2:
                    header = header with { Encoding = (PageEncoding)reader.Integer32(type) };
                    break;
                case 3 when type == ThriftType.Int32:
                    header = header with { LevelEncoding = (PageEncoding)reader.Integer32(type) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }

    private static PageHeader ReadValuesV2(ref ThriftReader reader, PageHeader header)
    {
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    header = header with { Values = reader.Integer32(type) };
                    break;
                case 4:
                    header = header with { Encoding = (PageEncoding)reader.Integer32(type) };
                    break;
                case 5:
                    header = header with { LevelLength = reader.Integer32(type) };
                    break;
                case 6:
                    header = header with { RepetitionLength = reader.Integer32(type) };
                    break;
                case 7:
                    header = header with { IsCompressed = reader.Boolean(type) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return header;
    }
}
