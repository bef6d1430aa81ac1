namespace VpcFlow.Pipeline.Sources.S3Polling;

/// <summary>An object in the order of its flow log.</summary>
/// <param name="state">The state.</param>
/// <param name="region">The cursor of its folder.</param>
/// <param name="cursor">The cursor of its flow log.</param>
/// <param name="name">Its name, which begins with its time.</param>
internal sealed class CursorPlace(PollingState state, RegionCursor region, FlowLogCursor cursor, string name) : IPlace
{
    public void Complete()
    {
        lock (state.Lock)
        {
            cursor.Complete(name);
            region.Close();
            state.Change();
        }
    }

    public void Release()
    {
        lock (state.Lock)
            cursor.Release(name);
    }
}
