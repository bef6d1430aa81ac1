using System.Text;
using VpcFlow.Cli.Generating;

namespace VpcFlow.Benchmarks.Data;

/// <summary>The records that all contenders of a run read, in memory and in a file, and the outputs that they write to.</summary>
internal sealed class BenchmarkInput : IDisposable
{
    private const ulong Seed = 20160531;

    private readonly string _folder = Directory.CreateTempSubdirectory("vpcflow-bench-").FullName;

    public BenchmarkInput(FormatCase format, int records)
    {
        Format = format;
        Records = records;
        Text = Generate(format, records);
        Path = System.IO.Path.Combine(_folder, format.Name() + ".log");
        OutputPath = System.IO.Path.Combine(_folder, format.Name() + ".ndjson");
        File.WriteAllBytes(Path, Text);
        Sink = new DocumentSink((8 * Text.Length) + (1200 * records));
    }

    public FormatCase Format { get; }

    public int Records { get; }

    public byte[] Text { get; }

    /// <summary>A file with <see cref="Text"/>.</summary>
    public string Path { get; }

    /// <summary>The file to write to.</summary>
    public string OutputPath { get; }

    public DocumentSink Sink { get; }

    /// <summary>Generates the traffic of a VPC as the tool does, without a header; it is the same in every run.</summary>
    public static byte[] Generate(FormatCase format, int records)
    {
        using var text = new MemoryStream();
        LogGenerator.Write(text, records, format.Format(), Seed, withHeader: false);
        return text.ToArray();
    }

    /// <summary>Generates records all of which have data and IPv4 addresses.</summary>
    public static byte[] GenerateUniform(FormatCase format, int records)
    {
        string[] lines = Encoding.ASCII.GetString(Generate(format, 2 * records)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> uniform = lines.Where(l => !l.Contains(':') && !l.Contains("NODATA", StringComparison.Ordinal));
        return Encoding.ASCII.GetBytes(string.Concat(uniform.Take(records).Select(l => l + "\n")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
