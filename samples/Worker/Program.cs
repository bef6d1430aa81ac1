// Watches a folder for flow logs:
//   dotnet run --project samples/Worker -- --Worker:Folder=logs --Worker:Output=documents.ndjson
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Samples.Worker;

try
{
    await WorkerHost.CreateBuilder(args).Build().RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
