using System.CommandLine;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Reporting;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow report</c>: the answers to all questions at once.</summary>
internal static partial class ReportCommand
{
    public const string Name = "report";

    public static Command Create(MessageWriter messages)
    {
        var html = new Option<string?>("--html")
        {
            HelpName = "FILE",
            Description = "Write a page with charts and tables to this file. It needs no other file and no network.",
        };
        var json = new Option<string?>("--json")
        {
            HelpName = "FILE",
            Description = "Write the answers as one JSON object to this file, or to standard output with -.",
        };
        var force = new Option<bool>("--force") { Description = "Replace the files of --html and --json if they exist." };
        Option<string?> networkInterface = Id("--interface", "Report on one interface, such as eni-0123456789abcdef0.", "interface-id");
        Option<string?> instance = Id("--instance", "Report on one instance, such as i-0123456789abcdef0.", "instance-id");
        var counting = new CountingOptionSet();

        var command = new Command(
            Name,
            "Answer the questions that people ask of flow logs on one page: what is rejected and which rules may be missing, what reaches "
                + "interfaces and instances, and where traffic comes from and goes to.");
        foreach (Option option in new Option[] { html, json, force, networkInterface, instance })
            command.Add(option);
        counting.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            CountingOptions options = counting.Get(parsed);
            string?[] conditions =
            [
                options.Where?.ToString(),
                Condition("interface-id", parsed.GetValue(networkInterface)),
                Condition("instance-id", parsed.GetValue(instance)),
            ];
            string[] filters = [.. conditions.OfType<string>()];
            string? filter = filters.Length == 0 ? null : filters.Length == 1 ? filters[0] : $"({string.Join(") and (", filters)})";
            var report = new ReportOptions
            {
                Counting = options with { Where = filter is null ? null : FlowLogFilter.Parse(filter) },
                Filter = filter,
                Html = parsed.GetValue(html),
                Json = parsed.GetValue(json),
                Force = parsed.GetValue(force),
            };
            ReportOutputs.ThrowIfUnsafe(report);

            // Off this thread, which must be able to end the process while a read or write blocks.
            return Task.Run(() => ReportRun.RunAsync(report, messages, cancellationToken), CancellationToken.None);
        });
        return command;
    }

    private static string? Condition(string field, string? id) => id is null ? null : $"{field} = '{id}'";

    private static Option<string?> Id(string name, string description, string field)
    {
        var option = new Option<string?>(name) { HelpName = "ID", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IdPattern().IsMatch(token.Value))
                result.AddError($"invalid value '{token.Value}' for {name}; expected an {field} of letters, digits and dashes");
        });
        return option;
    }

    [GeneratedRegex("^[A-Za-z0-9-]+$")]
    private static partial Regex IdPattern();
}
