using System.CommandLine;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Setup;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow setup</c>: makes a cluster ready for flow logs.</summary>
internal static class SetupCommand
{
    public const string Name = "setup";

    public static Command Create(MessageWriter messages)
    {
        var connection = new ClusterOptions();
        var retention = new Option<TimeSpan?>("--retention")
        {
            HelpName = "TIME",
            Description = "How long records are kept, such as 90d or 36h; without it, none are deleted.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                bool isHours = Duration.TryParse(text, out TimeSpan time) && time >= TimeSpan.FromHours(1)
                    && time.Ticks % TimeSpan.TicksPerHour == 0;
                if (!isHours)
                    result.AddError($"invalid value '{text}' for --retention; expected whole days or hours, such as 90d or 36h");
                return time;
            },
        };
        var kibana = new Option<string?>("--kibana")
        {
            HelpName = "URL",
            Description = "Kibana or OpenSearch Dashboards, such as https://host:5601, to import dashboards; with the path of a space if "
                + "there is one. The credentials are those of the cluster.",
        };
        var grants = new Option<string[]>("--grant")
        {
            HelpName = "ship|alert",
            Description = "Create access for 'vpcflow ship' or for searches, with the least privileges; may be repeated. Elasticsearch: an "
                + "API key, printed once. OpenSearch: a role.",
        };
        string[] names = [.. Enum.GetNames<FlowLogSetupGrant>().Select(n => n.ToLowerInvariant())];
        grants.Validators.Add(result =>
        {
            if (result.Tokens.Select(t => t.Value).FirstOrDefault(v => !names.Contains(v, StringComparer.Ordinal)) is { } wrong)
                result.AddError($"invalid value '{wrong}' for --grant; expected {string.Join('|', names)}");
        });
        grants.CompletionSources.Add(names);
        var deadLetters = new Option<bool>("--dead-letters")
        {
            Description = "Prepare the data streams logs-vpcflow.dead_letters-*, in which 'vpcflow ship --dead-letter-stream' keeps "
                + "documents that the cluster refuses.",
        };
        var extend = new Option<bool>("--extend-integration")
        {
            Description = "Add the fields that Elastic's AWS integration lacks, and the retention, to logs-aws.vpcflow@custom.",
        };
        var rules = new Option<bool>("--alert-rules")
        {
            Description = "Create the alert rules that Kibana can evaluate, switched off; 'vpcflow alert' evaluates all.",
        };
        var force = new Option<bool>("--force") { Description = "Replace what somebody else has created under the same names." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the requests, and send none." };
        var remove = new Option<bool>("--remove") { Description = "Delete what earlier runs have created; records remain." };
        var output = new Option<string?>("--out")
        {
            HelpName = "DIR",
            Description = "Write files instead of sending requests, and ask no cluster.",
        };
        Option<string> product = Symbols.Choice(
            "--product",
            "The product that the files of --out are for.",
            [.. Enum.GetNames<FlowLogSetupProduct>().Select(n => n.ToLowerInvariant())]);
        Option<bool> quiet = Symbols.Quiet();

        var command = new Command(Name, "Prepare Elasticsearch or OpenSearch for flow logs.");
        connection.AddTo(command);
        Option[] options = [kibana, retention, grants, deadLetters, extend, rules, force, dryRun, remove, output, product, quiet];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            messages.IsQuiet = parsed.GetValue(quiet);
            string? folder = parsed.GetValue(output);
            if (folder is not null == connection.IsGiven(parsed))
                throw new UsageException("name the cluster with --to, or a folder for files with --out, and not both");
            string? dashboards = parsed.GetValue(kibana);
            if (folder is not null && (parsed.GetValue(remove) || parsed.GetValue(dryRun) || dashboards is not null))
                throw new UsageException("--kibana, --remove and --dry-run have no effect with --out, which sends nothing");
            if (folder is null && Symbols.IsGiven(parsed, product))
                throw new UsageException("--product has no effect with --to: the cluster says what it is");
            if (parsed.GetValue(rules) && folder is null && dashboards is null)
                throw new UsageException("--alert-rules needs --kibana, which evaluates them");
            var setup = new SetupOptions
            {
                Connection = folder is null ? connection.Get(parsed) : null,
                Out = folder,
                Product = Enum.Parse<FlowLogSetupProduct>(parsed.GetRequiredValue(product), ignoreCase: true),
                Cluster = new FlowLogSetupOptions
                {
                    Kibana = dashboards is null ? null : ClusterConnection.ParseUrl("--kibana", dashboards),
                    Retention = parsed.GetValue(retention),
                    AlertRules = parsed.GetValue(rules),
                    Force = parsed.GetValue(force),
                    DeadLetters = parsed.GetValue(deadLetters),
                    ExtendIntegration = parsed.GetValue(extend),
                    Grants = [.. (parsed.GetValue(grants) ?? []).Select(g => Enum.Parse<FlowLogSetupGrant>(g, ignoreCase: true))],
                },
                IsRemoval = parsed.GetValue(remove),
                IsDryRun = parsed.GetValue(dryRun),
            };
            return SetupRun.RunAsync(setup, messages, cancellationToken);
        });
        return command;
    }
}
