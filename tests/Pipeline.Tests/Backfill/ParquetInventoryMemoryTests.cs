using System.Security.Cryptography;
using ParquetSharp;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;
using Encoding = System.Text.Encoding;

namespace VpcFlow.Pipeline.Tests.Backfill;

/// <summary>Inventories in Parquet are read page by page, however long their row groups are.</summary>
[Collection(AloneCollection.Name)]
public sealed class ParquetInventoryMemoryTests
{
    private const int Rows = 1_000_000;

    [Fact]
    public async Task RunAsync_AMillionRowsInOneRowGroup_KeepsAFewPages()
    {
        using var bench = new BackfillFixture();
        bench.Sqs.KeepsMessages = false;
        bench.PutInventory("Parquet", "message s3.inventory { }", "parquet", CreateFile());
        int sent = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        var gate = new Lock();
        bench.Sqs.OnSend = request =>
        {
            lock (gate)
            {
                sent += request.Entries.Count;
                if (sent % 100_000 < request.Entries.Count)
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }

            return [];
        };

        await bench.RunAsync(s => BackfillFixture.Options(s, manifest: BackfillFixture.Manifest));

        Assert.Equal((Rows, Rows), (sent, bench.Progress.Objects));

        // As for a listing: with the program itself, less than 150 MB. All keys as strings would be 190 MB.
        Assert.InRange(peak - before, long.MinValue, 60_000_000);
    }

    /// <summary>Returns a file with pages of 1 MB, as S3 writes them. The keys are 80 MB.</summary>
    private static byte[] CreateFile()
    {
        string[] keys = [.. Enumerable.Range(0, Rows).Select(
            i => $"exports/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}")))}/{i}.log")];
        return ArrowFile.OfColumn(new Column<string>("key"), keys, b => b.Compression(Compression.Snappy).DisableDictionary());
    }
}
