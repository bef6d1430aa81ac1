namespace VpcFlow.Cli.Tests;

/// <summary>A test on a terminal of tmux; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(f => File.Exists(Path.Combine(f, "tmux"))))
            Skip = "There is no tmux.";
    }
}
