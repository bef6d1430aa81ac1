using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Setup;

/// <summary>Prepares a cluster, or prints or writes what would prepare it.</summary>
internal static class SetupRun
{
    /// <summary>Runs it and returns the exit code.</summary>
    public static async Task<int> RunAsync(SetupOptions options, MessageWriter messages, CancellationToken cancellationToken)
    {
        if (options.Out is { } folder)
        {
            FlowLogSetupPlan files = FlowLogSetup.PlanFor(options.Product, options.Cluster);
            SetupFiles.Write(folder, files);
            messages.Note($"{folder}: the set-up of {files.Product}; {SetupFiles.ListName} lists the requests in their order");
            return ExitCodes.Done;
        }

        using FlowLogSetup setup = Create(options);
        FlowLogSetupPlan plan = await (options.IsRemoval ? setup.PlanRemovalAsync(cancellationToken) : setup.PlanAsync(cancellationToken))
            .ConfigureAwait(false);
        foreach (string problem in plan.Problems)
            messages.Error(problem);
        if (plan.Product is { } product)
            messages.Note(product);
        if (options.IsDryRun)
            TextOutput.Write(plan.ToString());
        else if (!await ApplyAsync(setup, plan, messages, cancellationToken).ConfigureAwait(false))
            return ExitCodes.OutputFailed;
        foreach (string note in plan.Notes)
            messages.Note(note);
        return plan.IsComplete ? ExitCodes.Done : ExitCodes.OutputFailed;
    }

    private static FlowLogSetup Create(SetupOptions options)
    {
        try
        {
            return new FlowLogSetup(options.Connection!, options.Cluster);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(UsageException.ReasonOf(e).TrimEnd('.'));
        }
    }

    private static async Task<bool> ApplyAsync(
        FlowLogSetup setup, FlowLogSetupPlan plan, MessageWriter messages, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<FlowLogApiKey> keys = await setup.ApplyAsync(
                plan,
                step =>
                {
                    if (step.IsDone)
                        messages.Note(step.ToString());
                    else
                        messages.Error(step.ToString());
                },
                cancellationToken).ConfigureAwait(false);

            // Nobody can read them again.
            if (keys.Count > 0)
                TextOutput.Write(string.Concat(keys.Select(k => $"{k.Name} {k.Secret}\n")));
            return true;
        }
        catch (FlowLogSetupException e)
        {
            messages.Error(e.Message);
            return false;
        }
    }
}
