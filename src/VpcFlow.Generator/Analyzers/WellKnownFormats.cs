using System.Collections.Immutable;
using VpcFlow.Formats;

namespace VpcFlow.Generator.Analyzers;

/// <summary>The constants of <see cref="FlowLogFormats"/> by their fields.</summary>
internal static class WellKnownFormats
{
    private static readonly (string Name, ImmutableArray<FlowLogField> Fields)[] s_all =
    [
        Read(nameof(FlowLogFormats.Default), FlowLogFormats.Default),
        Read(nameof(FlowLogFormats.V3), FlowLogFormats.V3),
        Read(nameof(FlowLogFormats.V4), FlowLogFormats.V4),
        Read(nameof(FlowLogFormats.V5), FlowLogFormats.V5),
        Read(nameof(FlowLogFormats.V7), FlowLogFormats.V7),
        Read(nameof(FlowLogFormats.V8), FlowLogFormats.V8),
        Read(nameof(FlowLogFormats.V9), FlowLogFormats.V9),
        Read(nameof(FlowLogFormats.V10), FlowLogFormats.V10),
        Read(nameof(FlowLogFormats.V11), FlowLogFormats.V11),
        Read(nameof(FlowLogFormats.TransitGateway), FlowLogFormats.TransitGateway),
    ];

    /// <summary>The name of the constant with exactly these fields in this order; <see langword="null"/> if there is none.</summary>
    public static string? Find(ImmutableArray<FlowLogField> fields) => s_all.FirstOrDefault(f => f.Fields.SequenceEqual(fields)).Name;

    private static (string Name, ImmutableArray<FlowLogField> Fields) Read(string name, string text) => (name, FormatParser.Parse(text).Fields);
}
