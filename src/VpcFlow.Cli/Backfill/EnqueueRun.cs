using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Backfill;

/// <summary>One run of <c>vpcflow enqueue</c>.</summary>
internal static class EnqueueRun
{
    /// <summary>Runs the command.</summary>
    /// <exception cref="UsageException">The state folder or the queue can't be used.</exception>
    public static async Task<int> RunAsync(EnqueueOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        messages.IsQuiet = options.IsQuiet;
        using FlowLogStateFolder state = StateArgument.Open(options.State ?? Path.Combine(ShipOptions.DefaultState(), "enqueue"));
        using FlowLogBackfill backfill = Create(options, state);
        var pace = new EnqueuePace(TimeProvider.System);
        try
        {
            FlowLogBackfillProgress done;
            var progress = new ShipProgress(messages, () => Describe(backfill.Progress, pace, options));
            await using (progress.ConfigureAwait(false))
            {
                done = options.IsDryRun
                    ? await backfill.CountAsync(cancellationToken).ConfigureAwait(false)
                    : await backfill.RunAsync(cancellationToken).ConfigureAwait(false);
            }

            messages.Note(Summarize(done, options));
            return ExitCodes.Done;
        }
        catch (FlowLogDeliveryException e)
        {
            messages.Error($"{e.Message}; {Remaining(backfill.Progress, options)}");
            return ExitCodes.OutputFailed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            messages.Error($"{e.Message}; {Remaining(backfill.Progress, options)}");
            return ExitCodes.InputFailed;
        }
        catch (OperationCanceledException)
        {
            messages.Error($"interrupted; {Remaining(backfill.Progress, options)}");
            return ExitCodes.Interrupted;
        }
    }

    private static FlowLogBackfill Create(EnqueueOptions options, FlowLogStateFolder state)
    {
        try
        {
            return new FlowLogBackfill(new FlowLogBackfillOptions
            {
                Bucket = options.Bucket,
                Prefix = options.Prefix,
                InventoryManifest = options.Inventory,
                QueueUrl = options.QueueUrl,
                Since = options.Selection.Since,
                Until = options.Selection.Until,
                KeyFilter = key => (options.Selection with { Since = null, Until = null }).Select(key) != Selected.No,
                ObjectsPerSecond = options.Rate,
                State = state,
                Name = options.Name,
                StartsAgain = options.StartsAgain,
                Aws = options.Aws,
            });
        }
        catch (ArgumentException e)
        {
            throw new UsageException(UsageException.ReasonOf(e));
        }
    }

    private static List<string> Describe(FlowLogBackfillProgress progress, EnqueuePace pace, EnqueueOptions options)
    {
        string[] phrases = [$"{Amounts.Count(progress.Objects, "object")} {Done(options)}", .. pace.Describe(progress)];
        return [.. phrases.SkipLast(1).Select(p => p + ","), phrases[^1]];
    }

    private static List<string> Summarize(FlowLogBackfillProgress done, EnqueueOptions options)
    {
        if (done.WasFinished)
        {
            return
            [
                $"nothing to do: {Amounts.Count(done.Objects, "object")} of {options.Source} on the queue since {done.FinishedAt:u};",
                "--again begins anew",
            ];
        }

        var phrases = new List<string>
        {
            $"{Amounts.Count(done.Objects, "object")} of {options.Source} {Done(options)},",
            $"{Amounts.Bytes(done.Bytes)},",
        };
        if (done.Resumed > 0)
            phrases.Add($"{Amounts.Number(done.Resumed)} of them by earlier runs,");
        if (done.Filtered > 0)
            phrases.Add($"{Amounts.Number(done.Filtered)} not selected,");
        if (done.Archived > 0)
            phrases.Add($"{Amounts.Number(done.Archived)} left out that are archived and must be restored first,");
        phrases[^1] = phrases[^1].TrimEnd(',');
        return phrases;
    }

    private static string Done(EnqueueOptions options) => options.IsDryRun ? "found" : "on the queue";

    private static string Remaining(FlowLogBackfillProgress progress, EnqueueOptions options)
    {
        string next = options.IsDryRun ? "" : "; the same command goes on from there";
        return $"{Amounts.Count(progress.Objects, "object")} {Done(options)}{next}";
    }
}
