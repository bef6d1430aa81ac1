using VpcFlow.Cli;
using VpcFlow.Cli.Commands;

if (!ProgramFeature.IsProgram)
    throw new InvalidOperationException("This assembly is a part of another program.");
return await VpcFlowCommand.RunAsync(args);
