using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;
using VpcFlow.Benchmarks.Ratios;
using VpcFlow.Records;

namespace VpcFlow.Benchmarks;

/// <summary>
/// Shows how the time of the generated paths is distributed: each line performs the steps of the line above and one more. With
/// <c>--uniform</c>, all records have data and IPv4 addresses, which shows the cost of the others; with <c>--small</c>, text and documents
/// stay in the second-level cache.
/// </summary>
internal static class Phases
{
    private const int Rounds = 15;
    private const int WarmUpRounds = 40;

    public static int Run(string[] arguments)
    {
        FormatCase format = arguments.Length > 0 ? FormatCases.Parse(arguments[0]) : FormatCase.V2;
        int records = arguments.Contains("--small") ? 512 : 3_000_000 / format.BytesPerRecord();
        int repeats = Math.Max(1, 20_000 / records);
        byte[] text = arguments.Contains("--uniform")
            ? BenchmarkInput.GenerateUniform(format, records)
            : BenchmarkInput.Generate(format, records);
        FlowLogParser parser = Parsers.Generated(format);
        var sink = new DocumentSink(16 * text.Length);
        (string Name, Action Run)[] phases =
        [
            ("index", () => Scan(text, null)),
            ("index + decode", () => Scan(text, parser)),
            ("index + decode + foreach without reading", () => GeneratedTyped.Count(format, text)),
            ("typed: index + decode + foreach + all properties", () => GeneratedTyped.Read(format, text)),
            ("ecs: index + decode + hash + write", () => Parsers.WriteDocuments(parser, text, sink)),
        ];
        var times = new List<double>[phases.Length];
        for (int i = 0; i < phases.Length; i++)
            times[i] = [];
        for (int round = -WarmUpRounds; round < Rounds; round++)
        {
            // The runtime compiles methods again in the background, 100 ms after the last new method.
            if (round < 0 && round % 10 == 0)
                Thread.Sleep(150);

            for (int i = 0; i < phases.Length; i++)
            {
                var clock = new WorkClock();
                for (int repeat = 0; repeat < repeats; repeat++)
                    phases[i].Run();
                if (round >= 0)
                    times[i].Add(clock.Nanoseconds / (records * repeats));
            }
        }

        Console.WriteLine("format\tphase\tns_per_record\tfastest");
        for (int i = 0; i < phases.Length; i++)
        {
            double median = InterleavedMeasurement.Median(times[i]);
            Console.WriteLine(FormattableString.Invariant($"{format.Name()}\t{phases[i].Name}\t{median:0.0}\t{times[i].Min():0.0}"));
        }

        return 0;
    }

    /// <summary>Splits the text into windows, indexes them, and decodes them if there is a parser.</summary>
    private static void Scan(byte[] text, FlowLogParser? parser)
    {
        ScratchBuffers workspace = ScratchBuffers.Rent();
        RowBatch? batch = parser?.Codec.Decoder.RentBatch();
        var windows = new WindowReader(text, isPadded: false, workspace);
        while (windows.TryRead(out RecordWindow window))
        {
            while (batch is not null && !window.IsAtEnd)
                parser!.Codec.Decoder.Decode(ref window, batch);
        }

        if (batch is not null)
            parser!.Codec.Decoder.ReturnBatch(batch);
        ScratchBuffers.Return(workspace);
    }
}
