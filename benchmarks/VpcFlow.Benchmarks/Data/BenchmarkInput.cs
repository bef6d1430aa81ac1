namespace VpcFlow.Benchmarks.Data;

/// <summary>The records that all contenders of a run read, in memory and in a file, and where they write.</summary>
internal sealed class BenchmarkInput : IDisposable
{
    private const int Seed = 20160531;

    private readonly string _folder = Directory.CreateTempSubdirectory("vpcflow-bench-").FullName;

    public BenchmarkInput(FormatCase format, int records)
    {
        Format = format;
        Records = records;
        Text = new FlowLogGenerator(Seed).Generate(format, records);
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

    /// <summary>Where contenders that write a file write it.</summary>
    public string OutputPath { get; }

    public DocumentSink Sink { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
