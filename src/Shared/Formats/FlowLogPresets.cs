using System.Collections.Immutable;

namespace VpcFlow.Formats;

/// <summary>A well-known format.</summary>
/// <param name="Name">The name that options and <c>FlowLogFormat.TryGetPreset</c> accept.</param>
/// <param name="Constant">The name of its constant in <see cref="FlowLogFormats"/>.</param>
/// <param name="Format">The format, the value of the constant.</param>
/// <param name="Version">The version that AWS writes into its lines: the highest among its fields.</param>
/// <param name="Title">A short description for people.</param>
internal sealed record FlowLogPreset(string Name, string Constant, string Format, int Version, string Title)
{
    /// <summary>Another name that is accepted, but not listed.</summary>
    public string? Alias { get; init; }
}

/// <summary>
/// Defines the well-known formats: names, analyzers, the parsers of the tool and tables in the documentation derive from them.
/// </summary>
internal static class FlowLogPresets
{
    public static ImmutableArray<FlowLogPreset> All { get; } = ImmutableArray.Create(new[]
    {
        new FlowLogPreset("default", nameof(FlowLogFormats.Default), FlowLogFormats.Default, 2, "the VPC default") { Alias = "v2" },
        UpTo(3, nameof(FlowLogFormats.V3), FlowLogFormats.V3),
        UpTo(4, nameof(FlowLogFormats.V4), FlowLogFormats.V4),
        UpTo(5, nameof(FlowLogFormats.V5), FlowLogFormats.V5),
        UpTo(7, nameof(FlowLogFormats.V7), FlowLogFormats.V7),
        UpTo(8, nameof(FlowLogFormats.V8), FlowLogFormats.V8),
        UpTo(9, nameof(FlowLogFormats.V9), FlowLogFormats.V9),
        UpTo(10, nameof(FlowLogFormats.V10), FlowLogFormats.V10),
        UpTo(11, nameof(FlowLogFormats.V11), FlowLogFormats.V11),
        new FlowLogPreset("tgw", nameof(FlowLogFormats.TransitGateway), FlowLogFormats.TransitGateway, 6, "the Transit Gateway default"),
    });

    /// <summary>Finds a preset by its name or alias in any case; <see langword="null"/> if there is none.</summary>
    public static FlowLogPreset? Find(string name) => All.FirstOrDefault(
        p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || p.Alias?.Equals(name, StringComparison.OrdinalIgnoreCase) == true);

    private static FlowLogPreset UpTo(int version, string constant, string format)
        => new(constant.ToLowerInvariant(), constant, format, version, $"all VPC fields up to version {version}");
}
