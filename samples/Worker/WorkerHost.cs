using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Samples.Worker;

/// <summary>Builds the host.</summary>
public static class WorkerHost
{
    /// <summary>Creates the host of a worker.</summary>
    /// <param name="args">The configuration as command-line arguments, such as
    /// <c>--Worker:Folder=logs --Worker:Output=documents.ndjson</c>.</param>
    public static HostApplicationBuilder CreateBuilder(params string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<FolderWorkerOptions>()
            .BindConfiguration("Worker")
            .Validate(o => Directory.Exists(o.Folder), "Worker:Folder must be an existing folder; create it first.")
            .Validate(o => o.Output.Length > 0, "Worker:Output must be the path of a file.")
            .Validate(o => o.Interval > TimeSpan.Zero, "Worker:Interval must be positive.")
            .ValidateOnStart();
        builder.Services.AddHostedService<FolderWorker>();
        return builder;
    }
}
