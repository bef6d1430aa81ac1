using VpcFlow.Benchmarks.Checks;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;
using VpcFlow.Benchmarks.Processes;

namespace VpcFlow.Benchmarks.Ratios;

/// <summary>The quick check that a change did not cost speed: all contenders in one process, a line for each.</summary>
internal static class RatioRun
{
    /// <summary>About this many bytes of records a format: more than the second-level cache, little enough to be quick.</summary>
    private const int InputSize = 1_500_000;

    public static int Run(string[] arguments)
    {
        RatioOptions options = RatioOptions.Parse(arguments);
        if (options.TakesTurns)
            return TakeTurns(options);
        Console.WriteLine(RatioRow.Header);
        bool agree = true;
        foreach (FormatCase format in options.Formats)
        {
            using BenchmarkInput warmUp = ContenderTurns.CreateWarmUpInput(format);
            using BenchmarkInput input = CreateInput(format);
            foreach (Scope scope in options.Scopes)
            {
                agree &= Agree(scope, warmUp);
                Measure(scope, input, warmUp);
            }
        }

        return agree ? 0 : 1;
    }

    private static BenchmarkInput CreateInput(FormatCase format) => new(format, InputSize / format.BytesPerRecord());

    private static int TakeTurns(RatioOptions options)
    {
        FormatCase format = options.Formats[0];
        using BenchmarkInput warmUp = ContenderTurns.CreateWarmUpInput(format);
        using BenchmarkInput input = CreateInput(format);
        Contender generated = ContenderList.Of(options.Scopes[0], format).Single(c => c.Name == Contender.Generated);
        using var turns = new ContenderTurns(generated, input, warmUp);
        return NarrowTurns.Serve(turns);
    }

    private static bool Agree(Scope scope, BenchmarkInput input)
    {
        string[] errors = [.. AgreementCheck.Check(scope, input)];
        foreach (string error in errors)
            Console.Error.WriteLine(error);
        return errors.Length == 0;
    }

    private static void Measure(Scope scope, BenchmarkInput input, BenchmarkInput warmUp)
    {
        List<ITurns> all = [.. ContenderList.Of(scope, input.Format).Select(c => new ContenderTurns(c, input, warmUp))];
        if (scope is Scope.Scan or Scope.Typed or Scope.Ecs)
            all.AddRange(NarrowMachine.All.Select(m => new NarrowTurns(scope, input.Format, m)));
        (double Nanoseconds, double Ratio)[] measured = InterleavedMeasurement.Run(all);
        for (int i = 0; i < all.Count; i++)
        {
            Console.WriteLine(new RatioRow(scope.Name(), input.Format.Name(), all[i].Name, measured[i].Nanoseconds, measured[i].Ratio));
            all[i].Dispose();
        }
    }
}
