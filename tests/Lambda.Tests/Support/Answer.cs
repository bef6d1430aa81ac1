using System.Text.Json;

namespace VpcFlow.Lambda.Tests.Support;

/// <summary>What the function answered.</summary>
/// <param name="Text">The body.</param>
/// <param name="ErrorType">The type of the error; <see langword="null"/> if there is none.</param>
/// <param name="ErrorMessage">The message of the error.</param>
internal sealed record Answer(string Text, string? ErrorType, string? ErrorMessage)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The items that failed.</summary>
    public string[] Failures =>
        [.. Json.GetProperty("batchItemFailures").EnumerateArray().Select(f => f.GetProperty("itemIdentifier").GetString()!)];

    /// <summary>A number of the totals.</summary>
    public int Total(string name)
    {
        Assert.True(ErrorType is null, Text);
        return Json.GetProperty(name).GetInt32();
    }
}
