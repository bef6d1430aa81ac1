namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>The pages of one column in one row group.</summary>
/// <param name="Compression">How its pages are compressed.</param>
/// <param name="Values">The number of its values, absent ones included.</param>
/// <param name="Start">The position of its first page in the file.</param>
/// <param name="Length">The number of bytes of its pages with their headers.</param>
/// <param name="IsElsewhere">Whether it is in another file.</param>
/// <param name="IsEncrypted">Whether it is encrypted.</param>
internal readonly record struct ColumnChunk(
    PageCompression Compression, long Values, long Start, long Length, bool IsElsewhere, bool IsEncrypted)
{
    public static ColumnChunk Read(ref ThriftReader reader)
    {
        ColumnChunk chunk = default;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    chunk = chunk with { IsElsewhere = reader.Text(type).Length > 0 };
                    break;
                case 3 when reader.Expect(type == ThriftType.Struct):
                    chunk = ReadPages(ref reader, chunk);
                    break;
                case 8 or 9:
                    chunk = chunk with { IsEncrypted = true };
                    reader.Skip(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return chunk;
    }

    private static ColumnChunk ReadPages(ref ThriftReader reader, ColumnChunk chunk)
    {
        long dictionary = 0;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 4:
                    chunk = chunk with { Compression = (PageCompression)reader.Integer32(type) };
                    break;
                case 5:
                    chunk = chunk with { Values = reader.Integer(type) };
                    break;
                case 7:
                    chunk = chunk with { Length = reader.Integer(type) };
                    break;
                case 9:
                    chunk = chunk with { Start = reader.Integer(type) };
                    break;
                case 11:
                    dictionary = reader.Integer(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        // Some writers give 0 as the place of a dictionary that does not exist.
        return dictionary > 0 && dictionary < chunk.Start ? chunk with { Start = dictionary } : chunk;
    }
}
