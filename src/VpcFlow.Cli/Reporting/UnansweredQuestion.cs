namespace VpcFlow.Cli.Reporting;

/// <summary>A question that the report can't answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reason">What is missing, such as <c>needs flow-direction, which no input has</c>.</param>
internal sealed record UnansweredQuestion(FlowLogQuestion Question, string Reason);
