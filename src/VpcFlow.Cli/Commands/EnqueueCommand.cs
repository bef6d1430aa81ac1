using System.CommandLine;
using VpcFlow.Cli.Backfill;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow enqueue</c>: what a bucket already holds, as notifications on a queue.</summary>
internal static class EnqueueCommand
{
    public const string Name = "enqueue";

    /// <summary>The time for requests that are on their way when the command is interrupted: less than service managers wait.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    public static Command Create(MessageWriter messages)
    {
        Argument<string> source = Symbols.Input<string>("The bucket and what the keys begin with: s3://bucket/AWSLogs/.");
        var queue = new Option<string>("--queue")
        {
            HelpName = "URL",
            Description = "The URL of the SQS queue that workers of 'vpcflow ship' receive from.",
            Required = true,
        };
        var inventory = new Option<string?>("--inventory")
        {
            HelpName = "URL",
            Description =
                "Take the keys from an inventory of S3, in CSV or Parquet, instead of listing the bucket: the URL of its manifest.json.",
        };
        Option<long> rate = Symbols.Number("--rate", "Put at most this many objects on the queue in a second.", "N", 1, 1_000_000);
        var state = new Option<string?>("--state")
        {
            HelpName = "DIR",
            Description = "The folder that remembers how far a run has come; by default ~/.local/state/vpcflow/enqueue.",
        };
        var again = new Option<bool>("--again") { Description = "Begin anew what has been begun or finished." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count the objects, and put nothing on the queue." };
        var access = new AwsAccessOptions();
        var selection = new SelectionOptions();
        Option<bool> quiet = Symbols.Quiet();
        var command = new Command(Name, "Put the objects of a bucket on a queue, for any number of workers to deliver.")
        {
            source, queue, inventory, rate, again, dryRun, state,
        };
        access.AddTo(command);
        selection.AddTo(command);
        command.Add(quiet);
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = new AwsSettings();
            access.Apply(parsed, settings);
            (string bucket, string prefix) = S3Argument.Parse(parsed.GetValue(source)!);
            return EnqueueRun.RunAsync(
                new EnqueueOptions(bucket, prefix, parsed.GetValue(queue)!, selection.Get(parsed), settings.Create(settings, "Aws"))
                {
                    Inventory = parsed.GetValue(inventory),
                    Rate = Symbols.IsGiven(parsed, rate) ? (int)parsed.GetValue(rate) : null,
                    State = parsed.GetValue(state),
                    Name = string.Join(
                        ' ',
                        [parsed.GetValue(source)!, parsed.GetValue(inventory), .. selection.Words(parsed), "to", parsed.GetValue(queue)!]),
                    StartsAgain = parsed.GetValue(again),
                    IsDryRun = parsed.GetValue(dryRun),
                    IsQuiet = parsed.GetValue(quiet),
                },
                messages,
                cancellationToken);
        });
        return command;
    }
}
