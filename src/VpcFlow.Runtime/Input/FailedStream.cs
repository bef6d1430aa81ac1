using System.Runtime.ExceptionServices;

namespace VpcFlow.Input;

/// <summary>The rest of a stream that has failed.</summary>
internal sealed class FailedStream(ExceptionDispatchInfo failure) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        failure.Throw();
        return default;
    }
}
