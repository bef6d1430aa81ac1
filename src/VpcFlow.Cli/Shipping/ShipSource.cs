using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>One source of <c>vpcflow ship</c>.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Source">Finds the objects.</param>
internal sealed record ShipSource(string Name, IFlowLogSource Source) : IDisposable
{
    public void Dispose() => (Source as IDisposable)?.Dispose();

    /// <summary>Creates the sources: one for each queue, and one for all files.</summary>
    /// <param name="options">The options of the command.</param>
    /// <param name="messages">Receives what is left out, and what goes wrong later.</param>
    /// <exception cref="UsageException">A source can't be what it is given as.</exception>
    public static IReadOnlyList<ShipSource> CreateAll(ShipOptions options, MessageWriter messages)
    {
        var sources = new List<ShipSource>();
        foreach (string queue in options.Sources.Where(IsUrl))
            sources.Add(new ShipSource(queue, CreateQueue(queue, options, messages)));
        string[] files = [.. options.Sources.Where(s => !IsUrl(s))];
        if (files.Length == 0)
            return sources;
        var leftOut = new FileNotes(messages, "left out");
        InputExpander inputs = InputExpander.Expand(files, options.Selection, leftOut);
        leftOut.Complete();
        InputNotes.Write(inputs, options.Selection, messages);
        if (inputs.Problems.Count > 0)
            throw new UsageException(string.Join("\nvpcflow: ", inputs.Problems));
        if (inputs.Files.Count > 0)
            sources.Add(new ShipSource(Amounts.Count(inputs.Files.Count, "file"), new InputSource(inputs.Files, needsIdentity: true)));
        return sources;
    }

    private static bool IsUrl(string source) => source.Contains("://", StringComparison.Ordinal);

    private static SqsSource CreateQueue(string url, ShipOptions options, MessageWriter messages)
    {
        try
        {
            return new SqsSource(new SqsSourceOptions
            {
                QueueUrl = url,
                Aws = options.Aws,
                VisibilityTimeout = options.VisibilityTimeout,
                MaxReceiveCount = options.MaxReceiveCount,
                NumberOfWorkers = options.NumberOfWorkers,
                DeadLetterQueueUrl = options.DeadLetterQueueUrl,
                DeadLetterFolder = options.DeadLetterQueueUrl is null ? Path.Combine(options.State, "messages") : null,
                StopsWhenEmpty = options.Once,
                OnProblem = messages.Error,
            });
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            throw new UsageException($"{url}: {e.Message}");
        }
    }
}
