namespace VpcFlow.Pipeline.Tests.Sources.Moto;

/// <summary>A test against moto with several inputs; skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoTheoryAttribute : TheoryAttribute
{
    public MotoTheoryAttribute() => Skip = new MotoFactAttribute().Skip;
}
