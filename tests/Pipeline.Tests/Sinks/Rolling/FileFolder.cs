using System.IO.Compression;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Tests.Fakes;
using VpcFlow.Pipeline.Tests.Sinks.Parquet;

namespace VpcFlow.Pipeline.Tests.Sinks.Rolling;

/// <summary>A folder that a sink writes to, and what readers of folders find in it.</summary>
internal sealed class FileFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vpcflow-files-").FullName;

    /// <summary>The files, relative to the folder, without those whose names readers skip.</summary>
    public string[] Files => Directory.Exists(Path)
        ? [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories)
            .Where(f => System.IO.Path.GetFileName(f)[0] != '.')
            .Select(f => System.IO.Path.GetRelativePath(Path, f))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>All files that are there.</summary>
    public string[] All => Directory.GetFiles(Path, "*", SearchOption.AllDirectories);

    /// <summary>The lines of a file.</summary>
    public string[] Lines(string file)
    {
        using Stream content = File.OpenRead(System.IO.Path.Combine(Path, file));
        using Stream text = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content;
        using var reader = new StreamReader(text, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The interfaces of the records in all files, in the order of the files.</summary>
    public string[] Interfaces() => [.. Files.SelectMany(InterfacesOf)];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static FakeObject Object(string name, int lines, Exception? failure = null)
        => new(name, FlowLines.Bytes(string.Concat(Enumerable.Range(0, lines).Select(i => FlowLines.Line(name, i) + "\n"))))
        {
            ReadFailure = failure,
        };

    private IEnumerable<string> InterfacesOf(string file)
        => file.EndsWith(".parquet", StringComparison.Ordinal)
            ? DuckDbQuery.Rows($"SELECT interface_id FROM read_parquet('{System.IO.Path.Combine(Path, file)}')").Select(r => r[0]!)
            : Lines(file).Where(l => !l.StartsWith("{\"create\"", StringComparison.Ordinal)).Select(InterfaceOf);

    private static string InterfaceOf(string document)
    {
        using JsonDocument json = JsonDocument.Parse(document);
        return json.RootElement.GetProperty("aws").GetProperty("vpcflow").GetProperty("interface_id").GetString()!;
    }
}
