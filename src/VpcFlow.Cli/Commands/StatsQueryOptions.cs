using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using VpcFlow.Cli.Statistics;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that say what statistics are asked for: a question, or groups and measures.</summary>
internal sealed class StatsQueryOptions
{
    /// <summary>The number of rows of a table unless another one is given.</summary>
    private const int UsualTop = 20;

    private readonly Option<string?> _question = new("--question")
    {
        HelpName = "NAME",
        Description = "Answer a question that is known by its name, such as top-talkers, rejected-ports, scans or direction; "
            + "docs/questions.md lists all, and so does the error for a name that is not known.",
    };

    private readonly Option<string?> _by = new("--by")
    {
        HelpName = "GROUPS",
        Description = "Group by these values, separated by commas: fields; networks as srcaddr/24 or srcaddr/24/64; numbers and times in "
            + "steps as bytes/1000 or start/1h; service; duration; scope(srcaddr) for private, internet or other; country(srcaddr), "
            + "as(srcaddr) and name(srcaddr) with the files of --geoip-city, --geoip-asn and --names.",
    };

    private readonly Option<string?> _every = new("--every")
    {
        HelpName = "SPAN",
        Description = "Group by time as well, in steps such as 5m, 1h or 1d: that of a record's end or, without it, its start.",
    };

    private readonly Option<bool> _count = new("--count") { Description = "Count records; the default without another measure." };

    private readonly Option<string[]> _sum = Measures("--sum", "Add up fields, such as bytes,packets.");
    private readonly Option<string[]> _distinct = Measures(
        "--distinct", "Count different values of anything that --by takes: exactly up to 2048, then with an error of 2 %.");

    private readonly Option<string[]> _min = Measures("--min", "Find the smallest number or the earliest time of fields.");
    private readonly Option<string[]> _max = Measures("--max", "Find the greatest number or the latest time of fields.");

    private readonly Option<string?> _order = new("--order")
    {
        HelpName = "MEASURE",
        Description = "The measure to order by, such as sum(bytes), from the greatest on; by default the first of the command line.",
    };

    private readonly Option<long> _top = Symbols.Number(
        "--top",
        "Show the first N groups, with --every those of each step; 0 for all. By default 20 in a table, otherwise all.",
        "N",
        min: 0,
        int.MaxValue);

    private IEnumerable<(Option Option, FlowLogMeasureKind Kind)> MeasureOptions =>
    [
        (_count, FlowLogMeasureKind.Count), (_sum, FlowLogMeasureKind.Sum), (_distinct, FlowLogMeasureKind.Distinct),
        (_min, FlowLogMeasureKind.Min), (_max, FlowLogMeasureKind.Max),
    ];

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _question, _by, _every }.Concat(MeasureOptions.Select(m => m.Option)))
            command.Add(option);
        command.Add(_order);
        command.Add(_top);
    }

    /// <summary>Returns the question that is asked by its name; <see langword="null"/> if there is none.</summary>
    /// <exception cref="UsageException">There is no such question.</exception>
    public FlowLogQuestion? GetQuestion(ParseResult parsed)
    {
        if (parsed.GetValue(_question) is not { } name)
            return null;
        IEnumerable<Option> others = new Option[] { _by, _every, _order }.Concat(MeasureOptions.Select(m => m.Option));
        if (others.FirstOrDefault(o => IsGiven(parsed, o)) is { } other)
            throw new UsageException($"{other.Name} can't be combined with --question, which says what to group and measure");
        return FlowLogQuestions.Find(name)
            ?? throw new UsageException(
                $"--question: '{name}' is not a question; expected one of "
                    + string.Join(", ", FlowLogQuestions.All.Select(q => q.Id)));
    }

    /// <summary>Returns what is asked.</summary>
    /// <exception cref="UsageException">A value is not what it should be.</exception>
    public FlowLogStatisticsQuery Get(ParseResult parsed, FlowLogQuestion? question, StatsKind kind)
    {
        int? top = IsGiven(parsed, _top) ? (int)parsed.GetValue(_top) : kind == StatsKind.Table ? UsualTop : 0;
        if (question is not null)
            return question.Query with { Top = top == 0 ? null : top };
        ImmutableArray<FlowLogMeasure> measures = GetMeasures(parsed);
        ImmutableArray<FlowLogGrouping> groups = parsed.GetValue(_by) is { } by ? Parse(_by, () => FlowLogGrouping.ParseList(by)) : [];
        if (parsed.GetValue(_every) is { } every)
            groups = [Parse(_every, () => FlowLogGrouping.Parse($"time/{every}")), .. groups];
        if (groups.IsEmpty && measures.IsEmpty)
        {
            throw new UsageException(
                "nothing is asked: pass --by, such as --by srcaddr,dstport, a measure such as --sum bytes, or --question");
        }

        if (groups.GroupBy(g => g.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UsageException($"--by: '{twice.Last()}' appears twice");
        return new FlowLogStatisticsQuery
        {
            Groups = groups,
            Measures = measures.IsEmpty ? [FlowLogMeasure.Count] : measures,
            OrderBy = GetOrder(parsed, measures),
            Top = top == 0 ? null : top,
        };
    }

    private static Option<string[]> Measures(string name, string description)
        => new(name) { HelpName = "VALUES", Description = description };

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is OptionResult { Implicit: false };

    /// <summary>Returns the measures in the order in which their options are first given.</summary>
    private ImmutableArray<FlowLogMeasure> GetMeasures(ParseResult parsed)
    {
        List<Token> tokens = [.. parsed.Tokens];
        ImmutableArray<FlowLogMeasure> measures =
        [
            .. MeasureOptions.Where(m => IsGiven(parsed, m.Option))
                .OrderBy(m => tokens.FindIndex(t => t.Value == m.Option.Name))
                .SelectMany(m => Of(parsed, m.Option, m.Kind)),
        ];
        return measures.GroupBy(m => m.Text).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new UsageException($"--{twice.First().Kind.ToString().ToLowerInvariant()}: '{twice.First().Value}' appears twice")
            : measures;
    }

    private IEnumerable<FlowLogMeasure> Of(ParseResult parsed, Option option, FlowLogMeasureKind kind)
    {
        if (kind == FlowLogMeasureKind.Count)
            return parsed.GetValue(_count) ? [FlowLogMeasure.Count] : [];
        string[] values = parsed.GetValue((Option<string[]>)option) ?? [];
        return values.SelectMany(v => v.Split(','))
            .Select(v => Parse(option, () => FlowLogMeasure.Create(kind, FlowLogGrouping.Parse(v))));
    }

    private FlowLogMeasure? GetOrder(ParseResult parsed, ImmutableArray<FlowLogMeasure> measures)
    {
        if (parsed.GetValue(_order) is not { } text)
            return null;
        FlowLogMeasure order = Parse(_order, () => FlowLogMeasure.Parse(text));
        return measures.Any(m => m.Text == order.Text) || (measures.IsEmpty && order.Kind == FlowLogMeasureKind.Count)
            ? order
            : throw new UsageException(
                $"--order: '{order}' is not measured; expected one of {string.Join(", ", measures.DefaultIfEmpty(FlowLogMeasure.Count))}");
    }

    private static T Parse<T>(Option option, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException e)
        {
            throw new UsageException($"{option.Name}: {e.Message}");
        }
    }
}
