using VpcFlow.Cli.Commands;

return await VpcFlowCommand.RunAsync(args);
