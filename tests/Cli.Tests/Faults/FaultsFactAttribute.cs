using VpcFlow.Pipeline.Tests.OpenSearch;
using VpcFlow.Pipeline.Tests.Sources.Moto;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>A test against moto and a real OpenSearch; skipped where one of them is not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FaultsFactAttribute : FactAttribute
{
    public FaultsFactAttribute()
    {
        if (MotoServer.Script is null || OpenSearchServer.Program is null)
            Skip = "There is no moto or no OpenSearch; VPCFLOW_SHARED names the folder with both.";
    }
}
