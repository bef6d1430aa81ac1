using System.Text;
using VpcFlow.Pipeline.Tests.Containers.Parquet;

namespace VpcFlow.Pipeline.Tests.Sinks.Parquet;

/// <summary>A temporary folder of Parquet files.</summary>
internal sealed class WrittenFolder : IDisposable
{
    /// <summary>The folder that contains the one that is written to, so that files beside that one are noticed.</summary>
    private readonly string _outer = Directory.CreateTempSubdirectory("vpcflow-folder-").FullName;

    public string Root => Path.Combine(_outer, "out");

    /// <summary>The paths of all files relative to the folder, hidden ones too, in their order.</summary>
    public string[] Files
        => [.. Directory.EnumerateFiles(_outer, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f)).Order()];

    /// <summary>The folders of the files, each once.</summary>
    public string[] Folders => [.. Files.Select(f => Path.GetDirectoryName(f)!).Distinct()];

    /// <summary>The pattern of all files, for DuckDB.</summary>
    public string Pattern => Path.Combine(Root, "**/*.parquet");

    /// <summary>Writes the records of a text, which begins with a header, as the first files.</summary>
    public async Task<ParquetFolderSummary> AddAsync(
        string text, ParquetFolderOptions? options = null, string? account = null, string? region = null)
    {
        using var folder = new FlowLogParquetFolder(Root, options);
        await WriteAsync(folder, text, account, region);
        foreach (string file in Files)
        {
            Assert.StartsWith(".", Path.GetFileName(file), StringComparison.Ordinal);
            Assert.True(new[] { ".tmp", ".run" }.Contains(Path.GetExtension(file)), file);
        }

        return folder.Complete();
    }

    /// <summary>Writes the records of a text beside files that exist.</summary>
    public async Task AppendAsync(string text, ParquetFolderOptions? options = null)
    {
        using var folder = new FlowLogParquetFolder(Root, options);
        await WriteAsync(folder, text, null, null);
        folder.Complete();
    }

    /// <summary>Reads a file as text.</summary>
    public async Task<string> ReadAsync(string file) => await ParquetText.ReadAsync(await File.ReadAllBytesAsync(Path.Combine(Root, file)));

    private static async Task WriteAsync(FlowLogParquetFolder folder, string text, string? account, string? region)
    {
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))))
            folder.Write(batch, account, region);
    }

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
