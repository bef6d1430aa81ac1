namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>A part of the rows of a file.</summary>
internal sealed record RowGroup(long Rows, IReadOnlyList<ColumnChunk> Columns)
{
    public static RowGroup Read(ref ThriftReader reader)
    {
        var columns = new List<ColumnChunk>();
        long rows = 0;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 1:
                    for (int left = reader.List(type, out _); left > 0 && !reader.HasFailed; left--)
                        columns.Add(ColumnChunk.Read(ref reader));
                    break;
                case 3:
                    rows = reader.Integer(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return new RowGroup(rows, columns);
    }
}
