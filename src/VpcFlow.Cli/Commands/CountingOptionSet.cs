using System.CommandLine;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary>The input and the options of commands that count records.</summary>
/// <param name="inputs">The argument for the input; <see langword="null"/> for the usual one.</param>
internal sealed class CountingOptionSet(Argument<string[]>? inputs = null)
{
    private const int MaxThreads = 256;

    private readonly Argument<string[]> _inputs = inputs ?? Symbols.Input<string[]>(
        "Files, folders, patterns, or - for standard input, as for 'vpcflow convert'.");

    private readonly Option<string[]> _format = FormatArgument.CreateOptions(
        "The format of lines without a header, as for 'vpcflow convert'.");

    private readonly Option<string?> _where = WhereArgument.CreateOption();
    private readonly Option<string> _onError = Symbols.Choice(
        "--on-error", "How to handle a line that can't be parsed. skip: report it; fail: also exit with code 1.", "skip", "fail");

    private readonly Option<long> _threads = CreateThreads();

    private readonly Option<bool> _quiet = Symbols.Quiet();
    private readonly SelectionOptions _selection = new();
    private readonly EnrichmentOptions _enrichment = new();

    /// <summary>Adds the input, and the options after those that a command has already.</summary>
    public void AddTo(Command command)
    {
        command.Add(_inputs);
        foreach (Option option in new Option[] { _where, _format, _onError, _threads })
            command.Add(option);
        _enrichment.AddTo(command);
        _selection.AddTo(command);
        command.Add(_quiet);
    }

    /// <exception cref="UsageException">A value is not what it should be.</exception>
    public CountingOptions Get(ParseResult parsed) => new()
    {
        Inputs = parsed.GetValue(_inputs) ?? [],
        Selection = _selection.Get(parsed),
        Formats = FormatArgument.ParseAll(parsed.GetValue(_format)),
        Where = parsed.GetValue(_where) is { } filter ? WhereArgument.Parse(filter) : null,
        Enrichment = _enrichment.Get(parsed),
        FailsOnRejected = parsed.GetRequiredValue(_onError) == "fail",
        IsQuiet = parsed.GetValue(_quiet),
        Threads = (int)parsed.GetRequiredValue(_threads),
    };

    private static Option<long> CreateThreads()
    {
        Option<long> threads = Symbols.Number(
            "--threads", "How many blocks to count at the same time; by default the number of processors.", "N", min: 1, MaxThreads);
        threads.DefaultValueFactory = _ => Math.Min(Environment.ProcessorCount, MaxThreads);
        return threads;
    }
}
