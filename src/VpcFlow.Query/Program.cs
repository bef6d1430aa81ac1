using VpcFlow.Cli.Commands;
using VpcFlow.Query;

return await VpcFlowCommand.RunAsync([QueryCommand.Name, .. args], QueryRun.RunAsync);
