using Parquet;
using Parquet.Schema;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Writes files of inventories with Parquet.Net.</summary>
internal static class ManagedInventory
{
    /// <summary>Returns a file with a required key, a size and two truth values that may be absent, in row groups of two rows.</summary>
    public static async Task<byte[]> OfAsync(params (string Key, long? Size, bool? IsLatest, bool? IsDeleted)[] rows)
    {
        var key = new DataField<string>("key", nullable: false);
        var size = new DataField<long>("size", nullable: true);
        var latest = new DataField<bool>("is_latest", nullable: true);
        var deleted = new DataField<bool>("is_delete_marker", nullable: true);
        var stream = new MemoryStream();
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(key, size, latest, deleted), stream))
        {
            foreach ((string Key, long? Size, bool? IsLatest, bool? IsDeleted)[] part in rows.Chunk(2))
            {
                using ParquetRowGroupWriter group = writer.CreateRowGroup();
                await group.WriteAsync(key, [.. part.Select(r => r.Key)]);
                await group.WriteAsync<long>(size, part.Select(r => r.Size).ToArray());
                await group.WriteAsync<bool>(latest, part.Select(r => r.IsLatest).ToArray());
                await group.WriteAsync<bool>(deleted, part.Select(r => r.IsDeleted).ToArray());
            }
        }

        return stream.ToArray();
    }
}
