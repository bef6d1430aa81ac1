using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;

namespace VpcFlow.Cli.Tests;

public sealed class ShipTotalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>An object that fails and is delivered when it comes again has not failed; one that does not come again has.</summary>
    [Fact]
    public void Failed_ObjectsThatComeAgain_AreThoseThatAreNotDelivered()
    {
        var totals = new ShipTotals();
        Add("a", new IOException("no connection"), isTransient: true);
        Add("b", new IOException("no connection"), isTransient: true);
        Add("a", new IOException("no connection"), isTransient: true);
        Assert.Equal(2, totals.Failed);
        Add("a", null, isTransient: false);
        Assert.Equal(1, totals.Failed);
        Add("b", new InvalidDataException("damaged"), isTransient: false);
        Add("c", new InvalidDataException("damaged"), isTransient: false);
        Assert.Equal(2, totals.Failed);

        void Add(string name, Exception? failure, bool isTransient) => totals.Add(new FlowLogObjectOutcome
        {
            Object = new InputObject(new InputFile(name), needsIdentity: false),
            Status = failure is null ? FlowLogObjectStatus.Read : FlowLogObjectStatus.Failed,
            Failure = failure,
            IsTransient = isTransient,
        });
    }

    [Fact]
    public async Task Describe_WhatASourceHasMet_IsCounted()
    {
        using var queue = new SqsSource(new SqsSourceOptions
        {
            QueueUrl = "http://localhost:1/123456789012/flow-logs",
            DeadLetterFolder = _folder["parked"],
            Aws = new AwsOptions { Region = "us-east-1" },
        });
        queue.Counters.CountMissing();
        queue.Counters.CountMissing();
        queue.Counters.CountFiltered(3);
        queue.Counters.CountParked();
        var settings = new ShipSettings { Sinks = { StandardOutput = new StandardOutputSettings() } };
        var options = new ShipOptions { Settings = settings, State = _folder["state"] };
        await using ShipSinks sinks = ShipSinks.Create(options, null, new MessageWriter(TextWriter.Null));
        IReadOnlyList<string> phrases = new ShipTotals().Describe(sinks, [new ShipSource("queue", queue)], TimeProvider.System.GetUtcNow());
        Assert.Equal("0 objects, 0 records, 3 not selected, 2 no longer there, 1 parked", string.Join(' ', phrases));
    }
}
