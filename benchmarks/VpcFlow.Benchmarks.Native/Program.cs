return VpcFlow.Benchmarks.TimeToSpeed.Run(args);
