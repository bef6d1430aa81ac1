using BenchmarkDotNet.Running;
using VpcFlow.Benchmarks;
using VpcFlow.Benchmarks.Charts;
using VpcFlow.Benchmarks.Checks;
using VpcFlow.Benchmarks.Compiler;
using VpcFlow.Benchmarks.Processes;
using VpcFlow.Benchmarks.Ratios;
using VpcFlow.Benchmarks.Straightness;
using VpcFlow.Benchmarks.Suites;

// ratios [--scope S] [--format F] [--runs N] [--results FOLDER]
//                                   all contenders in turn, one per line; over N runs, with their range; into a folder, with a chart
// targets RESULTS.tsv               the ratios that must hold
// check                             whether all contenders agree
// time-to-speed [F]                 the generated loops from the start of the process
// phases [F] [--uniform] [--small]  how the time of the generated paths is distributed
// generator [--build [ROUNDS]]      the time that the source generator adds to a compilation and to an edit; to builds by the SDK
// straightness [LISTING]            whether the machine code has no more conditional jumps than documented
// process VPCFLOW [RECORDS]         the tool compared with mawk, as whole processes
// chart RESULTS.tsv OUT.svg         a chart of results
// anything else                     BenchmarkDotNet, from the folder of the repository
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
    case "generator":
        return GeneratorCost.Run(rest);
    case "straightness":
        return StraightnessCheck.Run(rest);
    case "process":
        return ProcessRun.Run(rest);
    case "chart":
        return BarChart.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ContenderBenchmarks).Assembly).Run(args);
        return 0;
}
