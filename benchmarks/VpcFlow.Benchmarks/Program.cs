using VpcFlow.Benchmarks;
using VpcFlow.Benchmarks.Checks;

return args.Length == 0 ? 2 : args[0] switch
{
    "time-to-speed" => TimeToSpeed.Run(args[1..]),
    "phases" => Phases.Run(args[1..]),
    "check" => AgreementCheck.Run(),
    _ => 2,
};
