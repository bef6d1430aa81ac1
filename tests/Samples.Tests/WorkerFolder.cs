using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Samples.Worker;

namespace Samples.Tests;

/// <summary>A folder that a worker watches, its output, and runs of the worker.</summary>
internal sealed class WorkerFolder : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public WorkerFolder()
    {
        Logs = Directory.CreateDirectory(_folder["logs"]).FullName;
        Output = _folder["documents.ndjson"];
    }

    /// <summary>The watched folder.</summary>
    public string Logs { get; }

    /// <summary>The output file.</summary>
    public string Output { get; }

    public void Dispose() => _folder.Dispose();

    public IHost Build(params string[] more)
    {
        string[] args =
            [$"--Worker:Folder={Logs}", $"--Worker:Output={Output}", "--Worker:Interval=00:00:00.020", "--Worker:Settle=00:00:02", .. more];
        HostApplicationBuilder builder = WorkerHost.CreateBuilder(args);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    public async Task<IHost> StartAsync()
    {
        IHost host = Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Runs a worker until a condition is true, and stops it.</summary>
    public async Task RunUntilAsync(Func<bool> condition)
    {
        using IHost host = await StartAsync();
        await UntilAsync(condition);
        await host.StopAsync();
    }

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!condition())
            await Task.Delay(10, limit.Token);
    }

    public void Put(string name, string text) => Put(name, Tests.Logs.Utf8(text));

    /// <summary>Writes a file into the folder that looks as if it had not changed for a while.</summary>
    public void Put(string name, byte[] content)
    {
        string unfinished = _folder.Write(name + ".tmp", content);
        File.SetLastWriteTimeUtc(unfinished, DateTime.UtcNow.AddMinutes(-1));
        File.Move(unfinished, Path.Combine(Logs, name));
    }

    public string Documents() => Read(Output);

    /// <summary>The files in the journal, in order.</summary>
    public string[] Done() => !File.Exists(Output + ".journal") ? [] :
        [.. Read(Output + ".journal").Split('\n')[..^1].Select(line => (string?)JsonNode.Parse(line)!["File"]).OfType<string>()];

    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
