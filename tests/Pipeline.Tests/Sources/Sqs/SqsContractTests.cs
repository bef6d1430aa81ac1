using System.Text;
using Amazon.S3;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Tests.Contracts;
using VpcFlow.Pipeline.Tests.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.Sqs;

public sealed class SqsContractTests : SourceContract, IDisposable
{
    private readonly FakeS3 _s3 = new();
    private readonly FakeSqs _sqs = new();
    private readonly string _parked = Directory.CreateTempSubdirectory("vpcflow-parked-").FullName;

    public void Dispose()
    {
        _s3.Dispose();
        Directory.Delete(_parked, recursive: true);
    }

    protected override ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents)
    {
        for (int i = 0; i < contents.Count; i++)
        {
            _s3.Put($"{i}.log", Encoding.UTF8.GetBytes(contents[i]));
            _sqs.Send(Bodies.Notification("logs", $"{i}.log"));
        }

        var options = new SqsSourceOptions
        {
            QueueUrl = "http://127.0.0.1:1/123456789010/queue",
            DeadLetterFolder = _parked,
            StopsWhenEmpty = true,
        };
        return new ValueTask<IFlowLogSource>(new SqsSource(options, new OneClient(_s3), _sqs));
    }

    private sealed class OneClient(IAmazonS3 client) : IS3Clients
    {
        public IAmazonS3 Get(string? region) => client;
    }
}
