using System.Collections.Immutable;
using System.Text.Json;

namespace VpcFlow.Pipeline.Alerts.Rules;

/// <summary>Reads the rules from <c>rules.json</c>, which is embedded.</summary>
internal static class RuleFile
{
    private const string Name = "rules.json";

    /// <exception cref="InvalidDataException">The file has a rule that is not whole.</exception>
    public static ImmutableArray<FlowLogAlertRule> Load()
    {
        using Stream file = typeof(RuleFile).Assembly.GetManifestResourceStream(Name)!;
        using var document = JsonDocument.Parse(file);
        return [.. document.RootElement.EnumerateArray().Select(Create)];
    }

    private static FlowLogAlertRule Create(JsonElement element)
    {
        TimeSpan window = Span(element, "window") ?? throw new InvalidDataException("A rule has no window.");
        return new FlowLogAlertRule
        {
            Id = Text(element, "id"),
            Title = Text(element, "title"),
            Kind = Find(element, "kind") is { } kind ? Enum.Parse<FlowLogAlertKind>(kind) : FlowLogAlertKind.Threshold,
            Filter = Find(element, "filter") is { } filter ? FlowLogFilter.Parse(filter) : null,
            Groups = [.. Texts(element, "groups").Select(FlowLogGrouping.Parse)],
            Measure = Find(element, "measure") is { } measure ? FlowLogMeasure.Parse(measure) : FlowLogMeasure.Count,
            Threshold = element.GetProperty("threshold").GetInt64(),
            Window = window,
            Every = Span(element, "every") ?? window,
            Memory = Span(element, "memory") ?? TimeSpan.Zero,
            QuietPeriod = Span(element, "quiet") ?? TimeSpan.FromHours(1),
            Reminder = Span(element, "reminder"),
            Severity = Enum.Parse<FlowLogAlertSeverity>(Text(element, "severity")),
            Tags = [.. Texts(element, "tags")],
            Top = [.. Texts(element, "top").Select(FlowLogGrouping.Parse)],
            Explanation = Text(element, "explanation"),
            WhatToDo = Text(element, "whatToDo"),
            FalsePositives = Text(element, "falsePositives"),
        };
    }

    private static string? Find(JsonElement element, string name)
        => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string Text(JsonElement element, string name)
        => Find(element, name) ?? throw new InvalidDataException($"A rule has no {name}.");

    private static TimeSpan? Span(JsonElement element, string name) => Find(element, name) is { } text ? RuleSpan.Parse(text) : null;

    private static IEnumerable<string> Texts(JsonElement element, string name)
        => element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
}
