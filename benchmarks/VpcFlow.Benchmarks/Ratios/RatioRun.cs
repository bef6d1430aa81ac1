using VpcFlow.Benchmarks.Checks;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>The quick check that a change did not cost speed: all contenders in one process, a line for each.</summary>
internal static class RatioRun
{
    /// <summary>About this many bytes of records a format: more than the second-level cache, little enough to be quick.</summary>
    private const int InputSize = 2_500_000;

    public static int Run(string[] arguments)
    {
        RatioOptions options = RatioOptions.Parse(arguments);
        Console.WriteLine(RatioRow.Header);
        bool agree = true;
        foreach (FormatCase format in options.Formats)
        {
            using BenchmarkInput warmUp = InterleavedMeasurement.CreateWarmUpInput(format);
            using var input = new BenchmarkInput(format, InputSize / format.BytesPerRecord());
            foreach (Scope scope in options.Scopes)
            {
                agree &= options.OnlyEmitted || Agree(scope, warmUp);
                Measure(scope, input, warmUp, options);
            }
        }

        return agree ? 0 : 1;
    }

    private static bool Agree(Scope scope, BenchmarkInput input)
    {
        string[] errors = [.. AgreementCheck.Check(scope, input)];
        foreach (string error in errors)
            Console.Error.WriteLine(error);
        return errors.Length == 0;
    }

    private static void Measure(Scope scope, BenchmarkInput input, BenchmarkInput warmUp, RatioOptions options)
    {
        Contender[] contenders = [.. ContenderList.Of(scope, input.Format).Where(c => !options.OnlyEmitted || c.Name == Contender.Emitted)];
        double[] times = InterleavedMeasurement.Run(contenders, input, warmUp);
        for (int i = 0; i < contenders.Length; i++)
            Console.WriteLine(new RatioRow(scope.Name(), input.Format.Name(), contenders[i].Name, times[i], times[i] / times[0]));
        if (!options.WithNarrowVectors || scope is not (Scope.Scan or Scope.Typed or Scope.Ecs))
            return;
        foreach (RatioRow row in NarrowVectors.Measure(scope, input.Format))
            Console.WriteLine(row with { RatioToEmitted = row.NanosecondsPerRecord / times[0] });
    }
}
