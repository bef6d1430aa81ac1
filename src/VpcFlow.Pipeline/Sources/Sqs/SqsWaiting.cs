namespace VpcFlow.Pipeline.Sources.Sqs;

/// <summary>The messages and objects that were received and not requested yet; what is left at the end is given back.</summary>
internal sealed class SqsWaiting : IAsyncDisposable
{
    private static readonly OperationCanceledException s_stopped = new("The source was stopped.");
    private readonly Queue<SqsMessage> _messages = [];
    private readonly Queue<(SqsFlowLogObject Object, SqsMessage Message)> _objects = [];

    public void Add(SqsMessage message) => _messages.Enqueue(message);

    /// <summary>Returns the next object; <see langword="null"/> if there is none.</summary>
    public async Task<SqsFlowLogObject?> NextAsync(SqsIntake intake, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (_objects.Count == 0 && _messages.TryDequeue(out SqsMessage? message))
        {
            foreach (SqsFlowLogObject opened in await intake.OpenAsync(message, cancellationToken).ConfigureAwait(false))
                _objects.Enqueue((opened, message));
        }

        return _objects.TryDequeue(out (SqsFlowLogObject Object, SqsMessage Message) next) ? next.Object : null;
    }

    public async ValueTask DisposeAsync()
    {
        while (_objects.TryDequeue(out (SqsFlowLogObject Object, SqsMessage Message) left))
            await left.Message.ReturnAsync(left.Object.Name, s_stopped, CancellationToken.None).ConfigureAwait(false);
        while (_messages.TryDequeue(out SqsMessage? message))
        {
            message.Begin(1);
            await message.ReturnAsync("", s_stopped, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
