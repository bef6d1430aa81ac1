namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>A test with Terraform; skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TerraformFactAttribute : FactAttribute
{
    private static readonly bool s_isHere = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "terraform")));

    public TerraformFactAttribute()
    {
        if (!s_isHere)
            Skip = "Terraform is not on the PATH.";
    }
}
