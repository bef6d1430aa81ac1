using System.Text.Json;
using VpcFlow.Pipeline.Tests.Contracts;

namespace VpcFlow.Pipeline.Tests.Sources.CloudWatch;

public sealed class CloudWatchContractTests : SourceContract, IDisposable
{
    private readonly LogsFixture _fixture = new();

    /// <summary>On the clock of the machine: nothing else lets the time pass.</summary>
    private readonly FakeLogs _logs = new(TimeProvider.System) { PageSize = 1 };
    private FlowLogStateFolder? _state;
    private CloudWatchSource? _source;

    public void Dispose()
    {
        _source?.Dispose();
        _state?.Dispose();
        _logs.Dispose();
        _fixture.Dispose();
    }

    protected override ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents)
    {
        for (int i = 0; i < contents.Count; i++)
            _logs.Add(i, TimeProvider.System.GetUtcNow().AddMinutes(-1 - i), message: contents[i]);
        _state = FlowLogStateFolder.Open(_fixture.Folder);
        _source = new CloudWatchSource(
            new CloudWatchSourceOptions
            {
                LogGroupName = FakeLogs.Group,
                State = _state,
                StopsAtEnd = true,
                Aws = new AwsOptions { Region = "eu-west-1" },
            },
            _logs);
        return new ValueTask<IFlowLogSource>(_source);
    }

    /// <summary>A page of one event is a payload of one event.</summary>
    protected override string ContentOf(string opened)
        => JsonDocument.Parse(opened).RootElement.GetProperty("logEvents")[0].GetProperty("message").GetString()!;
}
