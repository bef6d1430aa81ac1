// Watches a folder for flow logs:
//   dotnet run --project samples/Worker -- --Worker:Folder=logs --Worker:Output=documents.ndjson
using Microsoft.Extensions.Hosting;
using Samples.Worker;

await WorkerHost.CreateBuilder(args).Build().RunAsync();
