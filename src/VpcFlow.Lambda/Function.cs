using System.Text.Json;
using VpcFlow.Cli.Converting;
using VpcFlow.Cli.Inputs;
using VpcFlow.Cli.Outputs;
using VpcFlow.Cli.Shipping;
using VpcFlow.Lambda.Delivery;
using VpcFlow.Lambda.Events;
using VpcFlow.Lambda.Runtime;
using VpcFlow.Lambda.Transformation;
using VpcFlow.Pipeline.Sources.Aws;
using VpcFlow.Pipeline.Sources.DeadLetters;
using VpcFlow.Pipeline.Sources.Sqs;

namespace VpcFlow.Lambda;

/// <summary>
/// The function: delivers the flow logs of events to the sinks, and answers transformations of Data Firehose with documents.
/// </summary>
internal sealed class Function : IAsyncDisposable
{
    private readonly MessageWriter _messages;
    private readonly ShipOptions _options;
    private readonly AddressEnricher? _enricher;
    private readonly ShipSinks _sinks;
    private readonly AwsClients _clients;
    private readonly EventReader _reader;
    private readonly Settlement _settlement;
    private readonly Transformer _transformer;

    private Function(FunctionSettings settings, MessageWriter messages)
    {
        (_options, _messages) = (settings.Options, messages);
        AwsOptions aws = _options.Settings.Aws.Create(new(), "Aws");
        _clients = new AwsClients(aws);
        _enricher = _options.Enrichment.Load(report => messages.Error(report.Error?.Message ?? report.Path));
        _sinks = ShipSinks.Create(_options, _enricher, messages);
        _reader = new EventReader(new EventObjects(_clients, aws, key => _options.Selection.Select(key) != Selected.No));
        IDeadLetters letters = settings.DeadLetterQueueUrl is { } queue
            ? new DeadLetterQueue(new SqsQueue(_clients.CreateSqs(QueueUrls.Parse(queue, nameof(queue))), queue))
            : new DeadLetterFolder(Path.Combine(_options.State, "messages"));
        RefusedDocuments? refused = settings.DeadLetterQueueUrl is null
            ? null
            : new RefusedDocuments(Path.Combine(_options.State, "documents"), letters);
        _settlement = new Settlement(letters, refused, messages);
        _transformer = new Transformer(_options, _enricher);
    }

    /// <summary>Creates the function by its settings.</summary>
    /// <exception cref="Cli.Commands.UsageException">A setting is not what it should be.</exception>
    public static Function Create(MessageWriter messages) => new(FunctionSettings.Load(), messages);

    /// <summary>Handles an event.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="FunctionException">The event is unknown, or goes back.</exception>
    public async Task<ReadOnlyMemory<byte>> HandleAsync(Invocation invocation)
    {
        using JsonDocument json = Parse(invocation);
        using var work = new CancellationTokenSource(invocation.WorkTime(DateTimeOffset.UtcNow));
        using var rejections = new RejectionLog(_messages);
        var totals = new InvocationTotals();
        FlowLogPipelineOptions reading = ShipReading.Create(
            _options, (in FlowLogRejection rejection) => rejections.Add(in rejection), outcome => Add(totals, outcome), "lambda");
        ReadOnlyMemory<byte> answer = Transformer.IsTransformation(json.RootElement)
            ? await _transformer.RunAsync(json.RootElement, reading, totals, _messages, work.Token).ConfigureAwait(false)
            : await DeliverAsync(_reader.Read(json.RootElement, invocation), reading, totals, work.Token).ConfigureAwait(false);
        rejections.Complete();
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _sinks.DisposeAsync().ConfigureAwait(false);
        _enricher?.Dispose();
        _clients.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>> DeliverAsync(
        FunctionEvent received, FlowLogPipelineOptions reading, InvocationTotals totals, CancellationToken cancellationToken)
    {
        if (!_options.Settings.Sinks.HasAny())
        {
            throw new FunctionException(
                "Function.Configuration",
                "there is no sink: set one, such as VPCFLOW__SINKS__ELASTICSEARCH__HOSTS; without one, only transformations are answered");
        }

        await MoveAsync(received, reading, cancellationToken).ConfigureAwait(false);

        // In the time that is left, and even if it is not much.
        totals.Parked = await _settlement.SettleAsync(received.Items, CancellationToken.None).ConfigureAwait(false);
        EventItem[] failed = [.. received.Items.Where(i => i.ReturnReason is not null)];
        totals.Returned = failed.Length;
        _messages.Note(totals.Describe(received.Kind));
        if (received.Answer == EventAnswer.Items)
        {
            foreach (EventItem item in failed)
                _messages.Error($"{item.Name} was given back: {item.ReturnReason}");
            return AnswerText.Failures(failed);
        }

        return failed is [var one, ..] ? throw FunctionException.NotDelivered(one.ReturnReason!) : AnswerText.Totals(totals);
    }

    private async Task MoveAsync(FunctionEvent received, FlowLogPipelineOptions reading, CancellationToken cancellationToken)
    {
        try
        {
            await new FlowLogPipeline(new EventSource(received.Objects), _sinks.Sink, reading)
                .RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The items know what was not delivered.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (EventItem item in received.Items)
                item.Return(e.Message);
        }
    }

    private void Add(InvocationTotals totals, FlowLogObjectOutcome outcome)
    {
        totals.Add(outcome);
        if (outcome.Failure is { } failure and not OperationCanceledException)
            _messages.Error($"{outcome.Object.Name}: {failure.Message}");
    }

    private static JsonDocument Parse(Invocation invocation)
    {
        try
        {
            return JsonDocument.Parse(invocation.Event);
        }
        catch (JsonException e)
        {
            throw FunctionException.UnknownEvent($"the event is not JSON: {e.Message}");
        }
    }
}
