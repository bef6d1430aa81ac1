using System.Diagnostics;
using VpcFlow.Benchmarks.Contenders.Typed;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Generated;

namespace VpcFlow.Benchmarks;

/// <summary>
/// Runs the generated loops from the start of the process, and shows their speed in each interval of ten milliseconds: the code should
/// reach its full speed without help, under the default settings of the runtime.
/// </summary>
internal static class TimeToSpeed
{
    private const int StepMilliseconds = 10;
    private const int Steps = 200;

    public static int Run(string[] arguments)
    {
        FormatCase format = arguments.Length > 0 ? FormatCases.Parse(arguments[0]) : FormatCase.V2;
        byte[] text = BenchmarkInput.Generate(format, 2000);
        var sink = new DocumentSink(16 * text.Length);
        double[] typed = Measure(() => GeneratedTyped.Read(format, text).Records);
        double[] ecs = Measure(() => Parsers.WriteDocuments(Parsers.Generated(format), text, sink));
        Console.WriteLine("ms\ttyped_ns_per_record\tecs_ns_per_record");
        for (int i = 0; i < Steps; i++)
            Console.WriteLine(FormattableString.Invariant($"{(i + 1) * StepMilliseconds}\t{typed[i]:0.0}\t{ecs[i]:0.0}"));
        return 0;
    }

    private static double[] Measure(Func<long> run)
    {
        var result = new double[Steps];
        var clock = Stopwatch.StartNew();
        for (int step = 0; step < Steps; step++)
        {
            TimeSpan begin = clock.Elapsed;
            long records = 0;
            while (clock.Elapsed.TotalMilliseconds < (step + 1) * StepMilliseconds)
                records += run();
            result[step] = records == 0 ? double.NaN : (clock.Elapsed - begin).TotalNanoseconds / records;
        }

        return result;
    }
}
