// Watches a folder for flow logs:
//   dotnet run --project samples/Worker -- --Worker:Folder=logs --Worker:Output=documents.ndjson
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Samples.Worker;

// A wrong setting is a message of one line, not a stack trace.
try
{
    using IHost host = WorkerHost.CreateBuilder(args).Build();
    host.Services.GetRequiredService<IStartupValidator>().Validate();
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
