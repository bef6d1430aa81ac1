using System.Collections.Immutable;
using VpcFlow.Pipeline.Statistics.Questions;

namespace VpcFlow;

/// <summary>The questions that people ask of flow logs.</summary>
public static class FlowLogQuestions
{
    /// <summary>All questions, in the order of their categories.</summary>
    public static ImmutableArray<FlowLogQuestion> All { get; } = QuestionFile.Load();

    /// <summary>Returns a question by its id; <see langword="null"/> if there is none.</summary>
    /// <param name="id">The id, in any case.</param>
    public static FlowLogQuestion? Find(string id)
        => All.FirstOrDefault(q => q.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
