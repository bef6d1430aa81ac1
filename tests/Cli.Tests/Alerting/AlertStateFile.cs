using System.Text.Json.Nodes;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>The state of a rule between two runs of <c>vpcflow alert</c>.</summary>
internal static class AlertStateFile
{
    /// <summary>Lets a rule look as if it was evaluated last some time before, and returns when that was.</summary>
    /// <param name="file">The file of its state.</param>
    /// <param name="time">How long before.</param>
    public static DateTimeOffset TurnBack(string file, TimeSpan time)
    {
        JsonNode state = Read(file);
        DateTimeOffset evaluated = (DateTimeOffset)state["evaluated"]! - time;
        state["evaluated"] = evaluated;
        if ((DateTimeOffset)state["started"]! > evaluated)
            state["started"] = evaluated;
        File.WriteAllText(file, state.ToJsonString());
        return evaluated;
    }

    /// <summary>Waits until all windows are evaluated that have ended.</summary>
    public static async Task WaitAsync(string file)
    {
        for (int i = 0; (DateTimeOffset)Read(file)["evaluated"]! < DateTimeOffset.UtcNow.AddMinutes(-2); i++)
        {
            Assert.True(i < 3000, "Windows are not evaluated.");
            await Task.Delay(100);
        }
    }

    private static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
