namespace VpcFlow.Pipeline.Tests.Sources.Moto;

/// <summary>A test against moto, a server that behaves like S3 and SQS; skipped where it can't be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute()
    {
        if (MotoServer.Script is null)
            Skip = "There is no script that starts moto; VPCFLOW_SHARED names the folder with scripts/moto-server.sh.";
    }
}
