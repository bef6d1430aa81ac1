using System.Collections.Immutable;

namespace VpcFlow.Formats;

/// <summary>Finds the preset that a format equals.</summary>
internal static class PresetFields
{
    private static readonly ImmutableArray<(FlowLogPreset Preset, ImmutableArray<FlowLogField> Fields)> s_all
        = FlowLogPresets.All.Select(static p => (p, FormatParser.Parse(p.Format).Fields)).ToImmutableArray();

    /// <summary>Returns the preset with exactly these fields in this order; <see langword="null"/> if there is none.</summary>
    public static FlowLogPreset? FindPreset(ImmutableArray<FlowLogField> fields)
        => s_all.FirstOrDefault(p => p.Fields.SequenceEqual(fields)).Preset;
}
