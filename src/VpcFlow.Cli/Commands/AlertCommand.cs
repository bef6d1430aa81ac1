using System.CommandLine;
using VpcFlow.Cli.Alerting;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow alert</c>: evaluates rules, and tells people.</summary>
internal static class AlertCommand
{
    public const string Name = "alert";

    public static Command Create(MessageWriter messages)
    {
        Argument<string[]> input = Symbols.Input<string[]>("Files, folders, patterns, or - for standard input; none for a cluster.");
        input.Arity = ArgumentArity.ZeroOrMore;
        var counting = new CountingOptionSet(input);
        var config = new Option<string?>("--config")
        {
            HelpName = "FILE",
            Description = "The settings in JSON, those of 'vpcflow ship' with a section Alerts; environment variables such as "
                + "VPCFLOW__ALERTS__EMAIL__PASSWORD replace those of the file.",
        };
        var cluster = new ClusterOptions();
        var kibana = new Option<string?>("--kibana")
        {
            HelpName = "URL",
            Description = "Kibana or OpenSearch Dashboards, such as https://host:5601, for links to records.",
        };
        var rule = new Option<string[]>("--rule")
        {
            HelpName = "ID",
            Description = "Evaluate only this rule, also if it is switched off; may be repeated.",
        };
        var once = new Option<bool>("--once")
        {
            Description = "Evaluate what is due, send the messages, and end; always so for files.",
        };
        var list = new Option<bool>("--rules") { Description = "List the rules, and do nothing else." };
        var test = new Option<bool>("--test") { Description = "Send a sample to all recipients, and do nothing else." };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Evaluate once, print what people would be told, and neither send nor remember anything.",
        };
        var state = new Option<string?>("--state")
        {
            HelpName = "DIR",
            Description = "The folder of the state, as for 'vpcflow ship', which can have it at the same time; by default "
                + "~/.local/state/vpcflow.",
        };
        var metrics = new MetricsOption();
        Option<string> log = Symbols.Choice(
            "--log",
            "How messages are written to standard error. text: for people; json: each as one line with @timestamp, log.level and message.",
            "text",
            "json");

        var command = new Command(Name, "Evaluate alert rules over a cluster or over files, and tell people by e-mail, webhook or output.")
        {
            config,
        };
        cluster.AddTo(command);
        foreach (Option option in new Option[] { kibana, rule, once, list, test, dryRun, state, metrics, log })
            command.Add(option);
        counting.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            ShipSettings settings = ConfigurationFile.Load(parsed.GetValue(config), Environment.GetEnvironmentVariables());
            AlertsSettings alerts = settings.Alerts;
            string[] only = parsed.GetValue(rule) ?? [];
            IReadOnlyList<(FlowLogAlertRule Rule, bool IsEnabled)> rules = AlertRuleSet.Create(alerts.Rules, only);
            if (parsed.GetValue(list))
            {
                TextOutput.Write(AlertRuleTable.Create(rules));
                return Task.FromResult(ExitCodes.Done);
            }

            CountingOptions inputs = counting.Get(parsed);
            bool hasInputs = inputs.Inputs.Count > 0;
            if (hasInputs && cluster.IsGiven(parsed))
                throw new UsageException("give files, or a cluster by --to, and not both");
            messages.IsJson = parsed.GetValue(log) == "json";
            messages.IsQuiet = inputs.IsQuiet;

            // Without anybody to tell, whoever has called the command is told.
            if (alerts.To.Count == 0 && alerts.Routes.Count == 0)
                alerts.To.Add(AlertPrinter.Recipient);
            FlowLogFilter? where = AlertRuleSet.Combine(
                alerts.Where is { } filter ? WhereArgument.Parse(filter, "Alerts:Where") : null, hasInputs ? null : inputs.Where);
            var options = new AlertOptions
            {
                Settings = alerts,
                Rules = [.. rules.Where(r => r.IsEnabled).Select(r => r.Rule with { Filter = AlertRuleSet.Combine(r.Rule.Filter, where) })],
                Required = [.. only, .. alerts.Rules.Select(r => r.Id!)],
                Kibana = parsed.GetValue(kibana) is { } url ? ClusterConnection.ParseUrl("--kibana", url)
                    : alerts.Kibana is { } set ? ClusterConnection.ParseUrl("Alerts:Kibana", set)
                    : null,
                Counting = inputs,
                Telemetry = metrics.Apply(parsed, settings.Telemetry),
                State = parsed.GetValue(state) ?? settings.State ?? ShipOptions.DefaultState(),
                Once = parsed.GetValue(once),
                IsDryRun = parsed.GetValue(dryRun),
            };
            if (options.Rules.Count == 0)
                throw new UsageException("Alerts:Rules: all rules are switched off");
            if (parsed.GetValue(test))
                return AlertTest.RunAsync(options, messages, cancellationToken);
            if (hasInputs)
                return Task.Run(() => AlertFileRun.RunAsync(options, messages, cancellationToken), CancellationToken.None);
            options = options with { Connection = Connect(cluster, parsed, settings) };
            return Task.Run(() => AlertRun.RunAsync(options, messages), CancellationToken.None);
        });
        return command;
    }

    private static ElasticsearchConnection Connect(ClusterOptions cluster, ParseResult parsed, ShipSettings settings)
    {
        if (cluster.IsGiven(parsed))
            return cluster.Get(parsed);
        if (settings.Alerts.Elasticsearch is { } own)
            return ClusterConnection.Create(own, settings.Aws, "Alerts:Elasticsearch");
        return settings.Sinks.Elasticsearch switch
        {
            [var only] => ClusterConnection.Create(only, settings.Aws, "Sinks:Elasticsearch"),
            [] => throw new UsageException(
                "there is nothing to evaluate rules over: give files, a cluster by --to, or --config with a section "
                    + "Alerts:Elasticsearch or Sinks:Elasticsearch"),
            _ => throw new UsageException(
                "Sinks:Elasticsearch: there are several clusters; name the one to search in Alerts:Elasticsearch"),
        };
    }
}
