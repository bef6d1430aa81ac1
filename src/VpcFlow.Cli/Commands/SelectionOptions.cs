using System.CommandLine;
using System.Text.RegularExpressions;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that select files by their paths, the same for each command that reads.</summary>
internal sealed partial class SelectionOptions
{
    private const string AccountExpected = "12 digits";
    private const string RegionExpected = "a name such as us-east-1";
    private const string FlowLogExpected = "an id such as fl-0123456789abcdef0";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly Option<DateTimeOffset?> _since;
    private readonly Option<DateTimeOffset?> _until;
    private readonly Option<string[]> _accounts = Words(
        "--account",
        "ID",
        "Read only files of this account; may be repeated. Files whose path names none are read.",
        AccountPattern(),
        AccountExpected);
    private readonly Option<string[]> _regions = Words(
        "--region", "REGION", "Read only files of this region, as for --account.", RegionPattern(), RegionExpected);
    private readonly Option<string[]> _flowLogIds = Words(
        "--flow-log-id",
        "ID",
        "Read only files of this flow log, as for --account.",
        FlowLogPattern(),
        FlowLogExpected);

    public SelectionOptions()
    {
        _since = Time(
            "--since",
            "Read only files that may have records from this time on, by the dates in the paths of S3 keys; files without one are read. "
                + "Selects files, not the records in them. "
                + "A date, date and time, epoch seconds, now-1h, today or yesterday, in UTC.");
        _until = Time("--until", "Read only files that may have records from before this time, as for --since.");
    }

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_until);
        command.Add(_accounts);
        command.Add(_regions);
        command.Add(_flowLogIds);
    }

    /// <exception cref="UsageException">The time range is empty.</exception>
    public InputSelection Get(ParseResult parsed)
    {
        var selection = new InputSelection
        {
            Since = parsed.GetValue(_since),
            Until = parsed.GetValue(_until),
            Accounts = parsed.GetValue(_accounts) ?? [],
            Regions = parsed.GetValue(_regions) ?? [],
            FlowLogIds = parsed.GetValue(_flowLogIds) ?? [],
        };
        if (selection.Since >= selection.Until)
            throw new UsageException($"--since {selection.Since:u} is not before --until {selection.Until:u}");
        return selection;
    }

    /// <summary>Returns what is given, as it was written: times that are relative to the current one are the same each time.</summary>
    public IEnumerable<string> Words(ParseResult parsed)
        => new Option[] { _since, _until, _accounts, _regions, _flowLogIds }
            .Where(o => Symbols.IsGiven(parsed, o))
            .SelectMany(o => parsed.GetResult(o)!.Tokens.Select(t => t.Value).Prepend(o.Name));

    /// <summary>Puts what is given on top of settings.</summary>
    /// <exception cref="UsageException">The time range is empty.</exception>
    public void Apply(ParseResult parsed, SelectSettings settings)
    {
        InputSelection given = Get(parsed);
        settings.Since = given.Since ?? settings.Since;
        settings.Until = given.Until ?? settings.Until;
        if (given.Accounts.Count > 0)
            settings.Accounts = [.. given.Accounts];
        if (given.Regions.Count > 0)
            settings.Regions = [.. given.Regions];
        if (given.FlowLogIds.Count > 0)
            settings.FlowLogIds = [.. given.FlowLogIds];
    }

    /// <summary>Returns the selection of settings.</summary>
    /// <exception cref="UsageException">A word is not what it should be, or the time range is empty.</exception>
    public static InputSelection Create(SelectSettings settings)
    {
        Check(nameof(settings.Accounts), settings.Accounts, AccountPattern(), AccountExpected);
        Check(nameof(settings.Regions), settings.Regions, RegionPattern(), RegionExpected);
        Check(nameof(settings.FlowLogIds), settings.FlowLogIds, FlowLogPattern(), FlowLogExpected);
        if (settings.Since >= settings.Until)
            throw new UsageException($"Select: Since, {settings.Since:u}, is not before Until, {settings.Until:u}");
        return new InputSelection
        {
            Since = settings.Since,
            Until = settings.Until,
            Accounts = settings.Accounts,
            Regions = settings.Regions,
            FlowLogIds = settings.FlowLogIds,
        };
    }

    private static void Check(string name, List<string> words, Regex pattern, string expected)
    {
        if (words.Find(w => !pattern.IsMatch(w)) is { } wrong)
            throw new UsageException($"Select:{name}: found \"{wrong}\"; expected {expected}");
    }

    private Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        HelpName = "TIME",
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (!TimeArgument.TryParse(text, _now, out DateTimeOffset time))
                result.AddError($"invalid value '{text}' for {name}; expected a time such as {TimeArgument.Expected}");
            return time;
        },
    };

    private static Option<string[]> Words(string name, string placeholder, string description, Regex pattern, string expected)
    {
        var option = new Option<string[]>(name) { HelpName = placeholder, Description = description };
        option.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(t => t.Value).Where(w => !pattern.IsMatch(w)))
                result.AddError($"invalid value '{word}' for {name}; expected {expected}");
        });
        return option;
    }

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex AccountPattern();

    [GeneratedRegex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex RegionPattern();

    [GeneratedRegex("^fl-[0-9a-f]+$")]
    private static partial Regex FlowLogPattern();
}
