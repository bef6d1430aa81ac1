using BenchmarkDotNet.Running;
using VpcFlow.Benchmarks;
using VpcFlow.Benchmarks.Charts;
using VpcFlow.Benchmarks.Checks;
using VpcFlow.Benchmarks.Ratios;
using VpcFlow.Benchmarks.Suites;

string verb = args.Length > 0 ? args[0] : "";
string[] rest = args.Length > 0 ? args[1..] : [];
switch (verb)
{
    case "ratios":
        return RatioRun.Run(rest);
    case "targets":
        return Target.Run(rest);
    case "check":
        return AgreementCheck.Run();
    case "time-to-speed":
        return TimeToSpeed.Run(rest);
    case "phases":
        return Phases.Run(rest);
    case "chart":
        return BarChart.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ContenderBenchmarks).Assembly).Run(args);
        return 0;
}
