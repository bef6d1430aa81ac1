namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>A test that needs promtool, of Prometheus; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        if (Promtool.Program is null)
            Skip = "There is no promtool; .ci/run puts it into artifacts/tools.";
    }
}
