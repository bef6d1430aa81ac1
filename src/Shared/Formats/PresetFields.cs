using System.Collections.Immutable;

namespace VpcFlow.Formats;

/// <summary>Finds the preset that a format equals.</summary>
internal static class PresetFields
{
    private static readonly ImmutableArray<(FlowLogPreset Preset, ImmutableArray<FlowLogColumn> Columns)> s_all
        = FlowLogPresets.All.Select(static p => (p, FormatParser.Parse(p.Format).Columns)).ToImmutableArray();

    /// <summary>Returns the preset with exactly these columns in this order; <see langword="null"/> if there is none.</summary>
    public static FlowLogPreset? FindPreset(ImmutableArray<FlowLogColumn> columns)
        => s_all.FirstOrDefault(p => p.Columns.SequenceEqual(columns)).Preset;
}
