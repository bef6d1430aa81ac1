using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

public sealed class PollingContractTests : SourceContract, IDisposable
{
    private readonly PollingFixture _bucket = new();
    private FlowLogStateFolder? _state;
    private S3PollingSource? _source;

    public void Dispose()
    {
        _source?.Dispose();
        _state?.Dispose();
        _bucket.Dispose();
    }

    protected override ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents)
    {
        for (int i = 0; i < contents.Count; i++)
            _bucket.S3.Put(PollingFixture.Key($"20241204T100{i}Z"), System.Text.Encoding.UTF8.GetBytes(contents[i]));
        _state = FlowLogStateFolder.Open(_bucket.Folder);
        _source = new S3PollingSource(_bucket.Options(_state), _bucket.S3);
        return new ValueTask<IFlowLogSource>(_source);
    }
}
