using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Cli.Commands;

/// <summary>The groups of statistics that are looked up in files.</summary>
internal static class EnrichedGroups
{
    /// <summary>Returns the first group whose file is not given, with the option for it; <see langword="null"/> if there is none.</summary>
    public static (FlowLogGrouping Group, string Option)? FindMissing(FlowLogStatisticsQuery query, EnrichmentFiles files)
    {
        IEnumerable<FlowLogGrouping> all = query.Groups.Concat(query.Measures.Select(m => m.Value).OfType<FlowLogGrouping>());
        foreach (FlowLogGrouping group in all.Where(g => g.NeedsEnricher))
        {
            string option = group.Operand.Function switch
            {
                GroupFunction.Country => "--geoip-city",
                GroupFunction.AutonomousSystem => "--geoip-asn",
                GroupFunction.Name => "--names",
                _ => throw new InvalidOperationException($"{group.Operand.Function} is not looked up."),
            };
            if (!files.All.Any(f => f.Option == option))
                return (group, option);
        }

        return null;
    }
}
