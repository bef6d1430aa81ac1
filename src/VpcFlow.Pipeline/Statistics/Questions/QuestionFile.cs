using System.Collections.Immutable;
using System.Text.Json;

namespace VpcFlow.Pipeline.Statistics.Questions;

/// <summary>Reads the questions from <c>questions.json</c>, which is embedded.</summary>
internal static class QuestionFile
{
    private const string Name = "questions.json";

    /// <exception cref="InvalidDataException">The file has a question that is not whole.</exception>
    public static ImmutableArray<FlowLogQuestion> Load()
    {
        using Stream file = typeof(QuestionFile).Assembly.GetManifestResourceStream(Name)!;
        using var document = JsonDocument.Parse(file);

        // Questions that are asked together evaluate a filter that they share once.
        var filters = new Dictionary<string, FlowLogFilter>();
        return [.. document.RootElement.EnumerateArray().Select(question => Create(question, filters))];
    }

    private static FlowLogQuestion Create(JsonElement element, Dictionary<string, FlowLogFilter> filters) => new()
    {
        Id = Text(element, "id"),
        Category = Text(element, "category"),
        Title = Text(element, "title"),
        Text = Text(element, "question"),
        Explanation = Text(element, "explanation"),
        Chart = Enum.Parse<FlowLogChart>(Text(element, "chart")),
        Query = new FlowLogStatisticsQuery
        {
            Groups = [.. Texts(element, "groups").Select(FlowLogGrouping.Parse)],
            Measures = [.. Texts(element, "measures").Select(FlowLogMeasure.Parse)],
            Filter = element.TryGetProperty("filter", out JsonElement filter) ? Filter(filter.GetString()!, filters) : null,
            OrderBy = element.TryGetProperty("order", out JsonElement order) ? FlowLogMeasure.Parse(order.GetString()!) : null,
            Top = element.TryGetProperty("top", out JsonElement top) ? top.GetInt32() : null,
        },
    };

    private static FlowLogFilter Filter(string text, Dictionary<string, FlowLogFilter> filters)
    {
        if (!filters.TryGetValue(text, out FlowLogFilter? filter))
            filters.Add(text, filter = FlowLogFilter.Parse(text));
        return filter;
    }

    private static string Text(JsonElement element, string name)
        => element.GetProperty(name).GetString() ?? throw new InvalidDataException($"A question has no {name}.");

    private static IEnumerable<string> Texts(JsonElement element, string name)
        => element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);
}
