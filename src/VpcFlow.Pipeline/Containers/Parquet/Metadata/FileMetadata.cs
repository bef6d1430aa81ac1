namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>What a Parquet file says about its columns and its row groups.</summary>
internal sealed record FileMetadata(IReadOnlyList<SchemaElement> Schema, IReadOnlyList<RowGroup> Groups, long Rows, bool IsEncrypted)
{
    /// <summary>Reads the metadata; <see langword="null"/> if it is damaged.</summary>
    public static FileMetadata? Read(ReadOnlySpan<byte> data)
    {
        var reader = new ThriftReader(data);
        var schema = new List<SchemaElement>();
        List<RowGroup>? groups = null;
        long? rows = null;
        bool isEncrypted = false;
        int id = 0;
        while (reader.TryField(ref id, out ThriftType type))
        {
            switch (id)
            {
                case 2:
                    for (int left = reader.List(type, out _); left > 0 && !reader.HasFailed; left--)
                        schema.Add(SchemaElement.Read(ref reader));
                    break;
                case 3:
                    rows = reader.Integer(type);
                    break;
                case 4:
                    groups = [];
                    for (int left = reader.List(type, out _); left > 0 && !reader.HasFailed; left--)
                        groups.Add(RowGroup.Read(ref reader));
                    break;
                case 8:
                    isEncrypted = true;
                    reader.Skip(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return reader.HasFailed || groups is null || rows is null ? null : new FileMetadata(schema, groups, rows.Value, isEncrypted);
    }
}
