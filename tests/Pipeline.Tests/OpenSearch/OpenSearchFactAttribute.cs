namespace VpcFlow.Pipeline.Tests.OpenSearch;

/// <summary>A test that needs a real OpenSearch, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpenSearchFactAttribute : FactAttribute
{
    public OpenSearchFactAttribute()
    {
        if (OpenSearchServer.Program is null)
            Skip = "There is no OpenSearch; VPCFLOW_SHARED names the folder with opensearch/start.";
    }
}
