namespace VpcFlow.Generator.Tests.Diagnostics;

/// <summary>A source with one diagnostic.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">Its message.</param>
/// <param name="Source">The source; the marked text is enclosed in <c>{|#0:</c> and <c>|}</c>.</param>
public sealed record DiagnosticCase(string Id, string Message, string Source)
{
    public override string ToString() => $"{Id} {Source}";
}
